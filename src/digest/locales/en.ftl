# English: every word a reader sees, but those of talks and aid.
date-with-year = { $date } { $year }
month-with-year = { $month } { $year }
hedge-about = about { $value }
hedge-at-most = up to { $value }
hedge-at-least = at least { $value }
hedge-over = over { $value }
list-last = { $first } and { $last }
