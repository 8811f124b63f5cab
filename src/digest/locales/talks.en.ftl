# English of talks, exchanges and aid.

## Who tells it

source-of = { $outlet }'s source
sources-of = { $outlet }'s sources
quoted = "{ $text }"
quote-inner-open = '
quote-inner-close = '
weak-source = (one second-hand source)

## Days

days-either = { $first } or { $last }
days-range = { $first }–{ $last }
days-range-wide = { $first } – { $last }
days-week = week of { $first }

## Talks

said-on = { $by }, { $day }
told-by = { $by }:{" "}
talks-also = also: { $parties }
talks-line = { $thing } { $marks }
talks-line-told = { $thing }: { $sentence } { $marks }
talks-statement = { $by }: { $sentence } { $marks }
talks-date = Date: { $days }
talks-agenda = Agenda: { $points }
talks-delegations = Delegations led by: { $names }
talks-outcome = Outcome: { $outcome }
talks-before = Before: { $steps }
talks-proposed = proposed
step-proposed = proposed
talks-announced = announced
step-announced = announced
talks-agreed = agreed
step-agreed = agreed
talks-rejected = rejected
step-rejected = rejected
talks-held = held
step-held = held
talks-postponed = postponed
step-postponed = postponed
talks-completed = completed
step-completed = completed
exchange-proposed = proposed
exchange-announced = announced
exchange-agreed = agreed
exchange-rejected = rejected
exchange-held = carried out
exchange-postponed = postponed
exchange-completed = carried out
repatriation-proposed = proposed
repatriation-announced = announced
repatriation-agreed = agreed
repatriation-rejected = rejected
repatriation-held = carried out
repatriation-postponed = postponed
repatriation-completed = carried out
thing-talks-round = talks
thing-round = { $ordinal } round of talks
thing-proposal = settlement plan
thing-ceasefire = ceasefire
thing-truce-energy = ceasefire for energy facilities
thing-truce-sea = ceasefire at sea
thing-truce-air = ceasefire in the air
thing-truce-holiday = holiday ceasefire
thing-truce-full = full ceasefire
thing-exchange = prisoner exchange
thing-repatriation = return of bodies
ordinal-1 = first
ordinal-2 = second
ordinal-3 = third
ordinal-4 = fourth
ordinal-5 = fifth
ordinal-6 = sixth
ordinal-7 = seventh
ordinal-8 = eighth
ordinal-9 = ninth
ordinal-10 = tenth
ordinal-11 = eleventh
ordinal-12 = twelfth

## Prisoners and bodies

no-number = number not published
prisoners-each = { $count } from each side
prisoners-both = { $count } of both sides together
prisoners-unsaid = { $count } people
bodies = { $number ->
    [one] { $count } body
   *[other] { $count } bodies
}

## Aid

pledge-line = { $donor }: { $given }
pledge-line-stage = { $donor }, { $stage }: { $given }
pledge-proposed = proposed
pledge-announced = announced
pledge-agreed = approved
pledge-rejected = rejected
pledge-held = delivered
pledge-postponed = postponed
pledge-completed = delivered
pledge-heading = { $day } · { $by } says { $marks }
confirmed = ({ $names } { $count ->
    [one] confirms
   *[other] confirm
})
given = { $what } { $item }
given-for = { $what } for { $item }
of-it =  (of it { $parts })
no-amount = amount not published
no-amount-more = more, amount not published
ledger-heading = { $donor } · { $stage }
ledger-line = { $day }: { $given } ({ $by } { $marks }){ $notes }
ledger-total = In all { $sum }: our sum
timeline-postponed = Put off: { $text }
conversion-odd = { $outlet } prints { $printed }; its other rates give about { $expected }
amount-unit = { $value }
amount-million = { $value }M
amount-billion = { $value }bn
money-eur = €{ $amount }
money-usd = ${ $amount }
money-gbp = £{ $amount }
money-cad = CAD { $amount }
money-nok = NOK { $amount }
money-sek = SEK { $amount }
money-dkk = DKK { $amount }
money-uah = UAH { $amount }
money-other = { $unit } { $amount }
item-patriot-air-defense-systems = Patriot systems
item-patriot-systems = Patriot systems
item-patriot-air-defence-systems = Patriot systems
item-gepard-shells = Gepard shells
item-ukrainian-production-of-interceptor-drones = interceptor drones made in Ukraine
item-interceptor-drones = interceptor drones
item-f-16-fighter-jet-maintenance = F-16 upkeep
item-f-16-maintenance = F-16 upkeep
item-ukrainian-tank-maintenance = tank upkeep
item-tank-maintenance = tank upkeep
item-ukrainian-drone-purchases-in-2025 = drones in 2025
item-drones-from-ukraine-s-dib = drones from Ukraine's own industry
item-ukrainian-drones = Ukrainian drones
item-drones = drones
item-military-aid = military aid
item-military-assistance = military assistance
item-financial-aid = financial aid
item-financial-assistance = financial assistance
item-air-defense = air defence
item-air-defence = air defence
item-ammunition = ammunition
item-loan = a loan

## /talks

timeline-title = Talks and aid, as told
timeline-since = since { $day }
timeline-only-talks-round = talks only
timeline-only-proposal = proposals only
timeline-only-statement = statements only
timeline-only-exchange = exchanges only
timeline-only-repatriation = return of bodies only
timeline-only-ceasefire = ceasefires only
timeline-only-pledge = aid only
timeline-summary-next = Next: { $text }
timeline-summary-last = Last round: { $text }
timeline-none = Nothing of this in our archive.
timeline-stands = WHERE THINGS STAND
timeline-next = Next: { $text }
timeline-next-none = Next round: none announced in our archive
timeline-last = Last round: { $text }
timeline-exchange = Last exchange: { $text }
timeline-total = Exchanges in our archive since { $since }: { $exchanges }; { $people } from each side in those with a number; { $without ->
    [0] none without
    [one] 1 without a number
   *[other] { $without } without a number
}. Our sum.
timeline-open = Open: { $text }
timeline-record = RECORD, { $from }–{ $to } of { $all }
timeline-entry = { $day }{ $mark } { $text }
timeline-newer = ◀ newer
timeline-older = older ▶
timeline-pledges = Aid
timeline-exchanges = Exchanges
timeline-rounds = Talks only

## Places of talks

talks-in-istanbul = in Istanbul
talks-in-ankara = in Ankara
talks-in-geneva = in Geneva
talks-in-riyadh = in Riyadh
talks-in-jeddah = in Jeddah
talks-in-abu-dhabi = in Abu Dhabi
talks-in-doha = in Doha
talks-in-budapest = in Budapest
talks-in-anchorage = in Anchorage
talks-in-alaska = in Alaska
talks-in-miami = in Miami
talks-in-florida = in Florida
talks-in-berlin = in Berlin
talks-in-paris = in Paris
talks-in-london = in London
talks-in-brussels = in Brussels
talks-in-strasbourg = in Strasbourg
talks-in-washington = in Washington
talks-in-new-york = in New York
talks-in-moscow = in Moscow
talks-in-kyiv = in Kyiv
talks-in-minsk = in Minsk
talks-in-vienna = in Vienna
talks-in-dubai = in Dubai
talks-in-rome = in Rome
talks-in-munich = in Munich
talks-in-mar-a-lago = at Mar-a-Lago
talks-in-saudi-arabia = in Saudi Arabia
talks-in-turkey = in Turkey
talks-in-russia = in Russia
talks-in-belarus = in Belarus
talks-in-belarus-border = at the border of Belarus
talks-in-vatican = in the Vatican
talks-in-switzerland = in Switzerland
talks-in-cairo = in Cairo
talks-in-phone = by phone

## States and bodies

party-russia = Russia
party-ukraine = Ukraine
party-united-states = United States
party-european-union = European Union
party-europe = Europe
party-nato = NATO
party-united-nations = United Nations
party-turkey = Turkey
party-united-arab-emirates = United Arab Emirates
party-saudi-arabia = Saudi Arabia
party-qatar = Qatar
party-vatican = Vatican
party-germany = Germany
party-france = France
party-united-kingdom = United Kingdom
party-italy = Italy
party-switzerland = Switzerland
party-netherlands = Netherlands
party-norway = Norway
party-sweden = Sweden
party-denmark = Denmark
party-finland = Finland
party-poland = Poland
party-canada = Canada
party-japan = Japan
party-australia = Australia
party-belgium = Belgium
party-spain = Spain
party-czech-republic = Czech Republic
party-estonia = Estonia
party-latvia = Latvia
party-lithuania = Lithuania
party-ireland = Ireland
party-luxembourg = Luxembourg
party-new-zealand = New Zealand
party-south-korea = South Korea
party-greece = Greece
party-portugal = Portugal
party-bulgaria = Bulgaria
party-hungary = Hungary
party-china = China
party-iceland = Iceland
party-belarus = Belarus
party-ukraine-defense-contact-group = Ramstein group
party-coalition-of-the-willing = Coalition of the Willing
party-imf = IMF
party-world-bank = World Bank
party-g7 = G7
party-european-leaders = European leaders
party-un-general-assembly = UN General Assembly

## Agenda points in the words of texts

point-immediate-ceasefire-in-conflict-zones = an immediate ceasefire in conflict zones
point-return-of-displaced-civilians-and-children = the return of displaced civilians and children
point-safe-corridors-for-food-and-medicine = safe corridors for food and medicine
point-prisoner-exchange-and-military-withdrawal-timelines = prisoner exchange and timelines of military withdrawal
point-security-guarantees-from-both-nato-and-russia = security guarantees from both NATO and Russia
point-immediate-ceasefire = an immediate ceasefire
point-unconditional-ceasefire = an unconditional ceasefire
point-prisoner-exchange = prisoner exchange
point-return-of-children = the return of children
point-security-guarantees = security guarantees
