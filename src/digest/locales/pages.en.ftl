# Words of the public pages and feeds.

page-language = English
page-skip = To the text
page-navigation = Pages
page-newest = Newest night
page-talks = Talks
page-foot = Figures are claims of those named beside them, counted by nobody else. No cookies, no scripts, visitors are not counted.
page-sources = SOURCES
page-quotes = QUOTES & MORE
page-data = This night as JSON
page-before = ◀ { $night }
page-after = { $night } ▶
page-month-before = ◀ { $month }
page-month-after = { $month } ▶
page-of-month = All nights of { $month }
page-map-heading = REGIONS NAMED

## Front page

front-description = What happened in the air overnight between Russia and Ukraine, in both directions, and in diplomacy. Every figure with who said it.
front-intro = Each morning: what was launched, shot down and hit overnight between Russia and Ukraine, in both directions, and what moved in diplomacy. Every figure with who says it and where; sums checked; "not published" is never zero.
front-newest = NEWEST NIGHT
front-read = Read the whole night
front-search = FIND A NIGHT
front-date = Date of the morning
front-go = Show
front-range = Nights from { $first } to { $newest }.
front-archive = ARCHIVE
front-months = Nights by month
front-data = DATA
front-data-text = The whole archive to download, and feeds to follow:
front-empty = There is no night in the archive yet. Try again in a minute.

## Month

month-description = Nights of { $month }: what was launched and shot down, by who said it.
month-nights = NIGHTS
month-none = Our archive has no report of { $month }; that is not "nothing was launched".

## Talks

talks-description = Where talks between Ukraine and Russia stand: rounds, exchanges, proposals, aid.

## Feeds

feed-description = Each night in the air between Russia and Ukraine, with who said each figure.

## Mistakes

fault-not-found-title = No such page
fault-not-found = There is no page at this address. The front page has the newest night and a search by date.
fault-bad-title = This cannot be understood
fault-bad-address = The address is not one that this site has.
fault-night-title = No such night
fault-method-title = Only for reading
fault-method = This site is for reading: only GET and HEAD are answered here.
fault-busy-title = Busy
fault-busy = Too much is being drawn just now. Try again in a few seconds.
fault-ours-title = Our mistake
fault-ours = This could not be shown; the fault is ours. Other pages still work.
