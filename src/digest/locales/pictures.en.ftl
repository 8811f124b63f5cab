# Words inside pictures, and their descriptions for who cannot see them.

## Whose number it is

picture-claimed-air-force-ua = claimed by Ukraine's Air Force
picture-claimed-general-staff-ua = claimed by Ukraine's General Staff
picture-claimed-president-ua = claimed by Ukraine's president
picture-claimed-officials-ua = claimed by Ukrainian officials
picture-claimed-defence-ministry-ru = claimed by Russia's Defence Ministry
picture-claimed-officials-ru = claimed by Russian officials
picture-claimed-officials-other = claimed by officials
picture-claimed-isw = claimed by ISW
picture-claimed-news = claimed by news reports
picture-claimed-un = claimed by the UN

## The card of a night

picture-downed-drone = Drones shot down
picture-withheld = number not published
picture-withheld-more = others: number not published
picture-not-named = none named in the report
picture-no-report = no report in our archive
picture-stopped = shot down, jammed or lost: { $value }
picture-hits = hits: { $value }
picture-hits-withheld = hits: number not published
picture-preliminary = Preliminary: without the Air Force's own report
picture-not-reported = Not reported yet
picture-revised = revised { $moment }
picture-record-now = record: { $value }
picture-sources = Sources: { $sources }
picture-no-source = No official figure of this night.
picture-beside = Columns: this night beside the 30 nights before it, from zero.

## What the colours mean

picture-legend-stopped = shot down, jammed or lost
picture-legend-rest = the rest of those launched
picture-legend-plain = launched, outcome not published
picture-legend-withheld = number not published
picture-legend-no-report = no report

## The map

map-title = Regions named, night of { $night }
map-said = as told by { $names }
map-struck = hit or damaged
map-downed = drones shot down over it
map-not-named = not named
map-note = No finer than a region. Reports seldom name every region, so "not named" is not "nothing happened".
tile-ranks = oblast|krai|region|republic|district|autonomous oblast
tile-about = ~{ $value }
tile-atLeast = { $value }+
tile-atMost = max { $value }
tile-UA-30 = Kyiv
tile-UA-32 = Kyiv obl.
tile-UA-26 = Iv.-Frank.
tile-UA-40 = Sevast.
tile-UA-71 = Cherkasy
tile-UA-74 = Chernihiv
tile-UA-77 = Chernivtsi
tile-RU-MOS = Mosc. reg.
tile-RU-SPE = St P'burg
tile-RU-KDA = Krasnodar
tile-RU-KYA = Krasnoy.
tile-RU-KB = Kab.-Balk.
tile-RU-KC = Kar.-Cher.
tile-RU-SE = N. Osset.
tile-black-sea = Black Sea
tile-azov-sea = Azov Sea
tile-caspian-sea = Caspian

picture-legend-downed = drones shot down over it
picture-legend-hits = hits
picture-legend-struck = hit or damaged, without a number

## Trends

trend-total = { $value } in { $nights } (our sum)
archive-title = Drones launched at Ukraine, by month
archive-note = { $claimed }, our sum of { $nights }. Nights without a report in our archive are not in the sums: a month may have been larger.
