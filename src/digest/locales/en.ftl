# English: every word a reader sees, but those of places, talks and aid.

## Numbers and dates

date-with-year = { $date } { $year }
month-with-year = { $month } { $year }
hedge-about = about { $value }
hedge-at-most = up to { $value }
hedge-at-least = at least { $value }
hedge-over = over { $value }
list-last = { $first } and { $last }
oblast-word = oblast
oblasts-word = oblasts
in-places = in { $places }

## Who says it

by-air-force-ua = Air Force
by-general-staff-ua = General Staff
by-president-ua = Ukraine's president
by-officials-ua = Ukrainian officials
by-defence-ministry-ru = Russia's Defence Ministry
by-officials-ru = Russian officials
by-officials-other = officials
by-isw = ISW
by-news = news
by-un = UN
says-air-force-ua = Ukraine's Air Force says
says-general-staff-ua = Ukraine's General Staff says
says-president-ua = Ukraine's president says
says-officials-ua = Ukrainian officials say
says-defence-ministry-ru = Russia's Defence Ministry says
says-officials-ru = Russian officials say
says-officials-other = officials say
says-isw = ISW says
says-news = news reports say
says-un = the UN says
says-name = { $name } says
name-russia-s-air-defenses = Russia's air defence
name-russian-air-defenses = Russia's air defence
name-ukraine-s-general-staff = General Staff
name-ukrainian-officials = officials
name-officials = officials
name-ukrainian-defense-forces = Ukraine's defence forces
name-associated-press-reporters = AP reporters
name-zelensky = Zelensky
name-zelenskyy = Zelenskyy
name-putin = Putin
name-peskov = Peskov
name-lavrov = Lavrov
name-medinsky = Medinsky
name-umerov = Umerov
name-shmyhal = Shmyhal
name-sybiha = Sybiha
name-yermak = Yermak
name-budanov = Budanov
name-ihnat = Ihnat
name-syrskyi = Syrskyi
name-klitschko = Klitschko
name-tkachenko = Tkachenko
name-kalashnyk = Kalashnyk
name-nehoda = Nehoda
name-syniehubov = Syniehubov
name-terekhov = Terekhov
name-lysak = Lysak
name-kiper = Kiper
name-fedorov = Fedorov
name-prokudin = Prokudin
name-sobyanin = Sobyanin
name-vorobyov = Vorobyov
name-gladkov = Gladkov
name-beglov = Beglov
name-drozdenko = Drozdenko
name-trump = Trump
name-witkoff = Witkoff
name-rubio = Rubio
name-vance = Vance
name-erdogan = Erdogan
name-fidan = Fidan
name-macron = Macron
name-merz = Merz
name-pistorius = Pistorius
name-starmer = Starmer
name-healey = Healey
name-rutte = Rutte

## Sources

source-air-force-ua = Air Force
source-defence-ministry-ru = Russian MoD, Telegram
source-isw = ISW
source-news = News article
source-named = { source-news } ({ $name })
source-undated = { $name }, in { $table }
source-dated = { $name }, { $date }
source-relayed = { $name }, { $date }, in { $table }

outlet-ukraine-s-air-force = Ukraine's Air Force
outlet-russia-s-ministry-of-defence = Russia's Defence Ministry
outlet-institute-for-the-study-of-war = Institute for the Study of War
outlet-suspilne = Suspilne
outlet-ukrainska-pravda = Ukrainska Pravda
outlet-tass = TASS
outlet-unn = UNN
outlet-24-kanal = 24 Kanal
outlet-inshe-tv = Inshe TV
outlet-nv = NV
outlet-ap = AP
outlet-dw = DW
outlet-united-nations = United Nations
outlet-general-staff-of-ukraine = General Staff of Ukraine
outlet-ukrinform = Ukrinform
outlet-interfax-ukraine = Interfax-Ukraine
outlet-interfax = Interfax
outlet-rbc-ukraine = RBC-Ukraine
outlet-meduza = Meduza
outlet-bbc-ukrainian = BBC Ukrainian
outlet-bbc-russian = BBC Russian

## Munitions: counted; after "about" and "up to"; as a label

munition-air-target = { $count ->
    [one] air target
   *[other] air targets
}
munition-of-air-target = { munition-air-target }
label-air-target = air targets
munition-missile = { $count ->
    [one] missile
   *[other] missiles
}
munition-of-missile = { munition-missile }
label-missile = missiles
munition-drone = { $count ->
    [one] drone
   *[other] drones
}
munition-of-drone = { munition-drone }
label-drone = drones
munition-strike-drone = { $count ->
    [one] strike drone or decoy
   *[other] strike drones and decoys
}
munition-of-strike-drone = { munition-strike-drone }
munition-ballistic-missile = { $count ->
    [one] ballistic missile
   *[other] ballistic missiles
}
munition-of-ballistic-missile = { munition-ballistic-missile }
label-ballistic-missile = ballistic missiles
munition-cruise-missile = { $count ->
    [one] cruise missile
   *[other] cruise missiles
}
munition-of-cruise-missile = { munition-cruise-missile }
label-cruise-missile = cruise missiles
munition-bomb = { $count ->
    [one] guided bomb
   *[other] guided bombs
}
munition-of-bomb = { munition-bomb }
label-bomb = guided bombs
munition-decoy = { $count ->
    [one] decoy
   *[other] decoys
}
munition-of-decoy = { munition-decoy }
label-decoy = decoys
munition-recon-drone = { $count ->
    [one] reconnaissance drone
   *[other] reconnaissance drones
}
munition-of-recon-drone = { munition-recon-drone }
label-recon-drone = reconnaissance drones
munition-shahed = { $count ->
    [one] Shahed-type drone
   *[other] Shahed-type drones
}
munition-of-shahed = { munition-shahed }
label-shahed = Shahed-type
label-shahed-jet = jet-powered
label-kh-101 = Kh-101
label-kh-55 = Kh-55
label-kh-555 = Kh-555
label-kinzhal = Kinzhal
label-kalibr = Kalibr
label-iskander-m = Iskander-M
label-kn-23 = KN-23
label-iskander-k = Iskander-K
label-oreshnik = Oreshnik
label-zircon = Zircon
label-oniks = Oniks
label-kh-22 = Kh-22
label-kh-32 = Kh-32
label-kh-59 = Kh-59
label-kh-69 = Kh-69
label-kh-31 = Kh-31
label-kh-35 = Kh-35
label-s-300 = S-300
label-s-400 = S-400
label-neptune = Neptune
label-flamingo = Flamingo
label-storm-shadow = Storm Shadow
label-atacms = ATACMS
label-himars = HIMARS
label-gerbera = Gerbera
label-italmas = Italmas
label-lancet = Lancet
label-molniya = Molniya
label-banderol = Banderol
all-missiles = all missiles
all-drones = all drones
all-air-target = all targets
of-them = { $value } of them { $kind }
word-of = { word-beside }, no number given
word-beside = { $key ->
    [scores] "{ $word }" of { $things }
    [dozens] "{ $word }" of { $things }
    [hundreds] "{ $word }" of { $things }
    [half] "{ $word }" of the { $things }
    [rest] "{ $word }" of the { $things }
   *[other] "{ $word }" { $things }
}
source-word-all = all
source-word-scores = scores
source-word-dozens = dozens
source-word-hundreds = hundreds
source-word-several = several
source-word-multiple = many
source-word-most = most
source-word-half = half
source-word-some = some
source-word-rest = the rest
word-people = "{ $word }"
not-numbered = { $thing }: number not published

## Title and people

title-night = Night of { $night }
people-killed = { $value } killed
people-injured = { $value } injured
in-ukraine = in Ukraine
in-russia = in Russia
fact-people = { $people } { $place } ({ $by })
fact-launched = { $launched } launched ({ $by })
fact-launched-hits = { $launched } launched; { $hits } hit ({ $by })
fact-shot-down = { $downed } shot down over Russia{ $hours } ({ $by })
fact-shot-down-there = shot down: { $downed }{ $hours } ({ $by })
hours-moscow = from { $from } to { $to } Moscow time
fact-none = No report
summary-launched = { $launched } fired at Ukraine ({ $by })
state-newest-told = The night of { $night } is not reported yet; this is the newest one told of.
state-preliminary = Preliminary: the Air Force's report of the night is not out yet.
state-preliminary-old = The Air Force's own report of this night is not in our archive.
state-not-reported = Not reported yet: our sources have said nothing of this night so far.
state-no-report = No report of this night in our archive. That is not "nothing was launched".
state-ongoing = The attack was still going on when this was reported.
state-late = Sent late, after an outage.
revised = revised { $time }: { $changes } ({ $by })
revised-none = not published
revised-thing = { $kind } { $thing }
revised-change = { $thing } { $from } → { $to }
our-correction = our correction

## Both directions

heading-russia = RUSSIA → UKRAINE
heading-ukraine = UKRAINE → RUSSIA
no-report-ukraine = No Russian report of this night in our archive
no-report-russia = No Ukrainian report of this night in our archive
line-launched = Launched: { $items }
missiles-list = missiles: { $items }
missiles-total = { $total }: { $items }
line-areas = Launched from: { $areas }
verb-launched = launched
verb-impacts = hit
verb-intercepted = shot down
verb-suppressed = jammed
verb-interceptedOrSuppressed = shot down or jammed
verb-lost = lost from radar
verb-missedTarget = did not reach their targets
verb-returned = left the airspace
verb-stillFlying = still in the air
kind-not-named = { $value } of a kind not named
missed-some = some did not reach their targets, number not published
withheld-missiles = missiles (number not published)
withheld-other-missiles = other missiles (number not published)
verb-items = { $verb }: { $items }
line-hits = Hits: { $items }
hits-places = { $hits } at { $places }
hits-only-places = at { $places }
places-counted = { $value } { $count ->
    [one] place
   *[other] places
}
places-or = { $first } and { $last }
debris-at = debris at { $value }
debris-only = Debris at { $places }
hits-not-published = number not published
line-damage = Damage: { $items }
damage-in = { $place } { $what }
damage-told = { $what } ({ $by })
line-power = Power cuts: { $items }
line-fire = Fires: { $items }
line-transport = Transport disrupted: { $items }
line-airports = { $count ->
    [one] { $names } airport closed for a time
   *[other] { $names } airports closed for a time
}
airports-of = Airports { $city } closed for a time
line-regions = By region: { $items }
region-value = { $region } { $value }
region-several = several regions together { $value }
region-unnamed = region not named { $value }
line-over = { $items } { $place }
line-scale = Scale: { $items }
line-scale-drones = Scale: { $items }; counting drones alone
scale-rank = { $ordinal ->
    [one] { $rank }st
    [two] { $rank }nd
    [few] { $rank }rd
   *[other] { $rank }th
} largest by then
scale-largest = the largest by then
scale-record-before = record before it { $value } ({ $night })
scale-record = record { $value } ({ $night })
scale-multiple = { $count ->
    [1] at the 30-night median
   *[other] { $multiple } times the 30-night median
}
line-elsewhere = { $items } ({ $by })

## Figures

heading-figures = FIGURES
check-holds = { $sum }: adds up.
check-fails = { $sum }: does not add up.
check-unaccounted = { $total } = { $parts } + { $rest } unaccounted for.
check-unaccounted-flying = { $total } = { $parts } + { $rest } unaccounted for, { $flying } of them still in the air.
check-named = { $name }: { $check }
check-regions-fail = By region { $sum }, in total { $total }: does not add up.
our-sum = { $thing } is our sum.
our-sum-parts = { $thing } is our sum of { $parts }.
our-sum-day = By day, { $date }: { our-sum-parts }
sum-ended = { $thing } ({ $ended })
part-with-hours = { $value } ({ $hours })
dispute = { $thing }: { $values }
dispute-same = { $thing }: { $values }; both cite { $by }
dispute-value = { $value } in { $source }
dispute-value-ours = { $value } in { $source } (our sum)
dispute-value-by = { $value } ({ $by })
dispute-value-by-ours = { $value } ({ $by }, our sum)
cited-air-force-ua = the Air Force
cited-general-staff-ua = the General Staff
cited-president-ua = Ukraine's president
cited-officials-ua = Ukrainian officials
cited-defence-ministry-ru = Russia's Defence Ministry
cited-officials-ru = Russian officials
cited-officials-other = officials
cited-isw = ISW
cited-news = news
cited-un = the UN
thing-launched-missile = Missiles launched
thing-launched-drone = Drones launched
thing-launched-air-target = Targets launched
thing-launched = Launched, { $kind }
thing-downed-missile = Missiles shot down
thing-downed-drone = Drones shot down or lost
thing-downed-air-target = Targets shot down
thing-intercepted-drone = Drones shot down
thing-intercepted-missile = Missiles shot down
thing-intercepted = Shot down, { $kind }
thing-suppressed = Jammed, { $kind }
thing-interceptedOrSuppressed = Shot down or jammed, { $kind }
thing-lost = Lost from radar, { $kind }
thing-missedTarget = Did not reach the target, { $kind }
thing-impacts = Hits, { $kind }
thing-returned = Left the airspace, { $kind }
thing-stillFlying = Still in the air, { $kind }
thing-impactLocations = Places hit
thing-debrisLocations = Places with debris
thing-killed = Killed
thing-injured = Injured
quantity-launched = launched
quantity-intercepted = shot down
quantity-suppressed = jammed
quantity-interceptedOrSuppressed = shot down or jammed
quantity-lost = lost from radar
quantity-missedTarget = targets not reached
quantity-impacts = hits
quantity-impactLocations = places hit
quantity-debrisLocations = places with debris
quantity-stillFlying = still in the air
quantity-returned = left the airspace
quantity-killed = killed
quantity-injured = injured

## Day

heading-day = BY DAY, { $date }
day-direction = { $direction }: { $items } ({ $by })
day-launched = { $items } launched
day-downed = { $items } { $verb }
separate-posts = { $values } in separate posts

## Headings of diplomacy

heading-talks = TALKS
heading-aid = AID

## Damage in the words of sources

what-quoted = "{ $what }"
what-eastern-bank-over-2-000-homes = over 2,000 homes on the eastern bank
what-some-areas = some areas
what-kindergarten = a kindergarten
what-subway-station = a metro station
what-metro-station = a metro station
what-entrance-to-a-metro-station = a metro entrance
what-entrance-to-a-subway-station = a metro entrance
what-civilian-infrastructure = civilian infrastructure
what-civilian-and-critical-infrastructure = civilian and critical infrastructure
what-civilian-infrastructure-and-critical-facilities = civilian infrastructure and critical facilities
what-critical-infrastructure = critical infrastructure
what-energy-infrastructure = energy infrastructure
what-energy-facilities = energy facilities
what-port-infrastructure = port infrastructure
what-port-operations = port operations
what-railway-infrastructure = railway infrastructure
what-residential-buildings = residential buildings
what-residential-building = a residential building
what-apartment-building = an apartment building
what-apartment-buildings = apartment buildings
what-apartment-buildings-and-non-military-areas = apartment buildings and non-military areas
what-civilian-buildings = civilian buildings
what-private-houses = private houses
what-houses = houses
what-homes = homes
what-homes-and-factories = homes and factories
what-factories-and-infrastructure = factories and infrastructure
what-power-and-water-supply = power and water supply
what-power-lines = power lines
what-airfields-fuel-tanks-and-transport-hubs = airfields, fuel tanks and transport hubs
what-11th-floor-of-a-16-story-building = the 11th floor of a 16-storey building
what-over-2-000-homes = over 2,000 homes
what-a-train-derailed = a train derailed
what-warehouse = a warehouse
what-warehouses = warehouses
what-school = a school
what-schools = schools
what-hospital = a hospital
what-hospitals = hospitals
what-shops = shops
what-cars = cars
what-oil-depot = an oil depot
what-oil-refinery = an oil refinery
what-refinery = a refinery
what-airfield = an airfield

## Buttons

action-before = ◀ { $night }
action-after = { $night } ▶
action-quotes = Quotes & more
action-night = { $night }
action-newest = Newest night
action-help = Help
action-stats-week = Week
action-stats-month = Month
action-stats-records = Records

## Quotes and more

title-quotes = Night of { $night }: quotes & more
heading-quotes = QUOTES
other-figure = { $thing }: { $values }
quotes-none = Nothing more is told of this night so far.
talks-nothing-new = Nothing new of talks or aid in our sources since the digest before.

## Statistics

title-week = Seven nights to { $date }
title-month = { $month }
title-year = { $year }
title-records = Records since { $date }
title-region = { $region }, { $from } – { $to }
title-compare = { $first } and { $second }
stats-nights = { $value } { $count ->
    [one] night
   *[other] nights
}
stats-reported = { $nights } with a figure of { $by }
stats-total = { $thing }: { $total } in { $nights } (our sum of { $by }'s figures)
stats-median = median { $value } a night
stats-largest = largest { $value } ({ $night })
stats-smallest = smallest { $value } ({ $night })
stats-withheld = In { $nights } some numbers were not published; the totals do not contain them.
stats-missing = { $nights } without the Air Force's report (that is not zero).
stats-none = No figures for this time in our archive.
stats-line = { $night }: { $value }
stats-records-of = { $thing } ({ $by }, { $nights })
stats-compare-line = { $thing }: { $first } | { $second }
stats-compare-thing = { $thing } ({ $by })
stats-ours = { $value } (our sum)
stats-theirs = { $value }
stats-series-launched-drone = Drones launched at Ukraine
stats-series-launched-missile = Missiles launched at Ukraine
stats-series-launched = { $kind } launched at Ukraine
stats-series-intercepted-drone = Drones shot down over Russia
stats-region-line = { $night }: { $text }
stats-region-none = Nothing is told of { $region } on these dates in our archive.
stats-region-searched = Searched: { $dates } of our archive; the region is named in { $named } of them.
stats-region-page = Newest first, page { $page } of { $pages }.
stats-region-by-day = by day: { $text }
stats-region-told = { $text } ({ $by })
stats-region-unsaid = named there; see /night { $date }
stats-region-note = Most reports name no regions: a night that is not here is not a night without attacks.
stats-month-line = { $month }: { $text }
stats-month-none = no figures in our archive
stats-month-figure = { $figure } in { $nights }
stats-own = Each line compares one speaker with itself.
stats-record = { $value } ({ $night })
stats-no-report = no report of the Air Force
stats-not-told = not told
stats-not-published = not published
stats-dates = { $value } { $count ->
    [one] date
   *[other] dates
}
stats-days = { $value } { $count ->
    [one] day
   *[other] days
}
stats-series-launched-drone-day = Drones launched at Ukraine by day
incident-damage-unsaid = damage
incident-fire-unsaid = fire
incident-power-cut-unsaid = power cut
incident-transport-halted-unsaid = transport disrupted
incident-airport-closed-unsaid = airport closed
incident-damage = damage: { $what }
incident-fire = fire: { $what }
incident-power-cut = power cut: { $what }
incident-transport-halted = transport disrupted: { $what }
incident-airport-closed = airport closed: { $what }

## Help

help-title = Strike Digest
help-what = What happened in the air overnight between Russia and Ukraine, in both directions, and in diplomacy. Every figure with who said it.
help-commands = COMMANDS
help-night = /night [date]: last night, or any night; "20–21 July" is the night that ends on the 21st
help-talks = /talks [since]: where the talks stand, exchanges, aid
help-stats = /stats week, month, year, records, a region (/stats Belgorod 2025), or two dates
help-subscribe = /subscribe: the morning digest: hour, language, sections, stop
help-help = /help: this text
help-dates = Dates as you write them: yesterday, 21 July 2025, 2025-07-21.
help-sources = WHO SPEAKS
help-source = { $name }: last heard { $moment }
help-source-never = Nothing read by this bot yet: { $names }. What it knows of them is from its archive.
help-range = Nights from { $first } to { $newest }.
help-reading = HOW TO READ IT
help-not-reported = "Not reported yet" and "number not published" are never zero: nobody has told it.
help-sums = A sum of ours is called ours. "Unaccounted for" is what was launched minus what was told: our subtraction, not hits.
help-disputes = Where sources differ, both are shown. Both sides "say"; we do not judge.

## Mistakes

error-unknown-command = I do not know "{ $typed }". Ask /night, /talks or /stats; /subscribe brings the digest each morning, /help tells the rest.
error-unknown-date = I do not understand the date "{ $typed }". Write it like 2025-07-21, 21 July 2025 or yesterday.
error-no-such-day = There is no such day as "{ $typed }". Write it like 2025-07-21, 21 July 2025 or yesterday.
error-is-month = "{ $typed }" is a month: /stats { $month } tells of all of it. For a night write its day, such as 21 July 2025.
error-future-date = The night of { $night } has not happened yet. The newest I have is { $newest }.
error-before-archive = My archive begins with the night of { $first }. Ask for that night or any later one, to { $newest }.
error-no-data = Our archive has no report of the night of { $night }; that is not "nothing was launched". Ask for any night from { $first } to { $newest }.
error-unknown-region = I do not know the region "{ $typed }". Write it like Kyiv oblast or Belgorod.
error-not-yet = Not reported yet: our sources have said nothing of the night of { $night } so far. The newest I have is { $newest }.
error-not-yet-bare = Not reported yet: our sources have said nothing of the night of { $night } so far.
error-missing-region = Which region? Ask /region Kyiv oblast, /region Belgorod July 2025 or /region Odesa since 2025.
error-unknown-period = I know the region of "{ $typed }", but not the time. Write it like July 2025, 2025, since 1 May 2025, or 1 May 2025 to 9 May 2025.
error-unknown-month = I do not understand the month "{ $typed }". Write it like July 2025 or 2025-07.
error-unknown-year = I do not understand the year "{ $typed }". Write it like 2025.
error-unknown-stats = I do not understand "{ $typed }". Ask /stats week, /stats July 2025, /stats 2025, /stats records, /stats Belgorod 2025, or two dates (/stats 2025-07-21 and 2025-07-09).
error-future-day = { $day } has not come yet.
error-unknown-topic = I know of no "{ $typed }" in the talks. Ask for a day (/talks 2025-07-01), a party (/talks Turkey), or talks, exchanges, ceasefire, pledges.
error-empty-archive = There is no night in the archive yet. Try again in a minute.
error-future-date-bare = The night of { $night } has not happened yet.
error-before-archive-bare = The night of { $night } lies before our archive.
error-no-data-bare = Our archive has no report of the night of { $night }; that is not "nothing was launched".

## The same within 60 characters, where there is room for no more

short-unknown-date = I do not know this date. Try 2025-07-21
short-no-such-day = There is no such day. Try 2025-07-21
short-is-month = A month, not a night. Try 2025-07-21
short-future-date = That night has not happened yet
short-before-archive = Our archive begins later: in September 2022
short-no-data = Our archive has no report of that night
short-not-yet = Last night is not reported yet
