# Ukrainian: every word a reader sees, but those of talks and aid.
date-with-year = { $date } { $year } року
month-with-year = { $month } { $year } року
hedge-about = близько { $value }
hedge-at-most = до { $value }
hedge-at-least = щонайменше { $value }
hedge-over = понад { $value }
list-last = { $first } та { $last }
