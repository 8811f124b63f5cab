# Ukrainian: every word a reader sees, but those of places, talks and aid.

## Numbers and dates

date-with-year = { $date } { $year } року
month-with-year = { $month } { $year } року
hedge-about = близько { $value }
hedge-at-most = до { $value }
hedge-at-least = щонайменше { $value }
hedge-over = понад { $value }
list-last = { $first } та { $last }
oblast-word = область
oblasts-word = області
in-places = { $places }

## Who says it

by-air-force-ua = Повітряні сили
by-general-staff-ua = Генштаб
by-president-ua = Президент України
by-officials-ua = українські посадовці
by-defence-ministry-ru = Міноборони РФ
by-officials-ru = російські посадовці
by-officials-other = посадовці
by-isw = ISW
by-news = ЗМІ
by-un = ООН
says-air-force-ua = повідомляють Повітряні сили України
says-general-staff-ua = повідомляє Генштаб України
says-president-ua = повідомляє Президент України
says-officials-ua = повідомляють українські посадовці
says-defence-ministry-ru = повідомляє Міноборони РФ
says-officials-ru = повідомляють російські посадовці
says-officials-other = повідомляють посадовці
says-isw = повідомляє ISW
says-news = повідомляють ЗМІ
says-un = повідомляє ООН
says-name = повідомляє { $name }
name-russia-s-air-defenses = ППО РФ
name-russian-air-defenses = ППО РФ
name-ukraine-s-general-staff = Генштаб
name-ukrainian-officials = посадовці
name-officials = посадовці
name-ukrainian-defense-forces = Сили оборони України
name-associated-press-reporters = кореспонденти AP
name-zelensky = Зеленський
name-zelenskyy = Зеленський
name-putin = Путін
name-peskov = Пєсков
name-lavrov = Лавров
name-medinsky = Мединський
name-umerov = Умєров
name-shmyhal = Шмигаль
name-sybiha = Сибіга
name-yermak = Єрмак
name-budanov = Буданов
name-ihnat = Ігнат
name-syrskyi = Сирський
name-klitschko = Кличко
name-tkachenko = Ткаченко
name-kalashnyk = Калашник
name-nehoda = Негода
name-syniehubov = Синєгубов
name-terekhov = Терехов
name-lysak = Лисак
name-kiper = Кіпер
name-fedorov = Федоров
name-prokudin = Прокудін
name-sobyanin = Собянін
name-vorobyov = Воробйов
name-gladkov = Гладков
name-beglov = Беглов
name-drozdenko = Дрозденко
name-trump = Трамп
name-witkoff = Віткофф
name-rubio = Рубіо
name-vance = Венс
name-erdogan = Ердоган
name-fidan = Фідан
name-macron = Макрон
name-merz = Мерц
name-pistorius = Пісторіус
name-starmer = Стармер
name-healey = Гілі
name-rutte = Рютте

## Sources

source-air-force-ua = Повітряні сили
source-defence-ministry-ru = Міноборони РФ, Telegram
source-isw = ISW
source-news = Стаття ЗМІ
source-named = { source-news } ({ $name })
source-undated = { $name }, у { $table }
source-dated = { $name }, { $date }
source-relayed = { $name }, { $date }, у { $table }

outlet-ukraine-s-air-force = Повітряні сили України
outlet-russia-s-ministry-of-defence = Міноборони РФ
outlet-institute-for-the-study-of-war = Інститут вивчення війни (ISW)
outlet-suspilne = Суспільне
outlet-ukrainska-pravda = Українська правда
outlet-tass = ТАСС
outlet-unn = УНН
outlet-24-kanal = 24 Канал
outlet-inshe-tv = Інше ТВ
outlet-nv = NV
outlet-ap = AP
outlet-dw = DW
outlet-united-nations = ООН
outlet-general-staff-of-ukraine = Генштаб України
outlet-ukrinform = Укрінформ
outlet-interfax-ukraine = Інтерфакс-Україна
outlet-interfax = Інтерфакс
outlet-rbc-ukraine = РБК-Україна
outlet-meduza = Медуза
outlet-bbc-ukrainian = BBC News Україна
outlet-bbc-russian = Російська служба BBC

## Munitions: counted; after "about" and "up to"; as a label

munition-air-target = { $count ->
    [one] повітряна ціль
    [few] повітряні цілі
   *[many] повітряних цілей
}
munition-of-air-target = { $count ->
    [one] повітряної цілі
   *[other] повітряних цілей
}
label-air-target = повітряні цілі
munition-missile = { $count ->
    [one] ракета
    [few] ракети
   *[many] ракет
}
munition-of-missile = { $count ->
    [one] ракети
   *[other] ракет
}
label-missile = ракети
munition-drone = { $count ->
    [one] дрон
    [few] дрони
   *[many] дронів
}
munition-of-drone = { $count ->
    [one] дрона
   *[other] дронів
}
label-drone = дрони
munition-strike-drone = { $count ->
    [one] ударний дрон чи імітатор
    [few] ударні дрони та імітатори
   *[many] ударних дронів та імітаторів
}
munition-of-strike-drone = { $count ->
    [one] ударного дрона чи імітатора
   *[other] ударних дронів та імітаторів
}
munition-ballistic-missile = { $count ->
    [one] балістична ракета
    [few] балістичні ракети
   *[many] балістичних ракет
}
munition-of-ballistic-missile = { $count ->
    [one] балістичної ракети
   *[other] балістичних ракет
}
label-ballistic-missile = балістичні ракети
munition-cruise-missile = { $count ->
    [one] крилата ракета
    [few] крилаті ракети
   *[many] крилатих ракет
}
munition-of-cruise-missile = { $count ->
    [one] крилатої ракети
   *[other] крилатих ракет
}
label-cruise-missile = крилаті ракети
munition-bomb = { $count ->
    [one] керована авіабомба
    [few] керовані авіабомби
   *[many] керованих авіабомб
}
munition-of-bomb = { $count ->
    [one] керованої авіабомби
   *[other] керованих авіабомб
}
label-bomb = керовані авіабомби
munition-decoy = { $count ->
    [one] імітатор
    [few] імітатори
   *[many] імітаторів
}
munition-of-decoy = { $count ->
    [one] імітатора
   *[other] імітаторів
}
label-decoy = імітатори
munition-recon-drone = { $count ->
    [one] розвідувальний дрон
    [few] розвідувальні дрони
   *[many] розвідувальних дронів
}
munition-of-recon-drone = { $count ->
    [one] розвідувального дрона
   *[other] розвідувальних дронів
}
label-recon-drone = розвідувальні дрони
munition-shahed = { $count ->
    [one] дрон типу «Шахед»
    [few] дрони типу «Шахед»
   *[many] дронів типу «Шахед»
}
munition-of-shahed = { $count ->
    [one] дрона типу «Шахед»
   *[other] дронів типу «Шахед»
}
label-shahed = типу «Шахед»
label-shahed-jet = реактивні
label-kh-101 = Х-101
label-kh-55 = Х-55
label-kh-555 = Х-555
label-kinzhal = «Кинджал»
label-kalibr = «Калібр»
label-iskander-m = «Іскандер-М»
label-kn-23 = KN-23
label-iskander-k = «Іскандер-К»
label-oreshnik = «Орєшнік»
label-zircon = «Циркон»
label-oniks = «Онікс»
label-kh-22 = Х-22
label-kh-32 = Х-32
label-kh-59 = Х-59
label-kh-69 = Х-69
label-kh-31 = Х-31
label-kh-35 = Х-35
label-s-300 = С-300
label-s-400 = С-400
label-neptune = «Нептун»
label-flamingo = «Фламінго»
label-storm-shadow = Storm Shadow
label-atacms = ATACMS
label-himars = HIMARS
label-gerbera = «Гербера»
label-italmas = «Італмас»
label-lancet = «Ланцет»
label-molniya = «Молнія»
label-banderol = «Бандероль»
all-missiles = усі ракети
all-drones = усі дрони
all-air-target = усі цілі
of-them = із них { $kind } – { $value }
word-of = { word-beside }, числа не названо
word-beside = «{ $word }» { $things }
source-word-all = усі
source-word-scores = десятки
source-word-dozens = десятки
source-word-hundreds = сотні
source-word-several = кілька
source-word-multiple = багато
source-word-most = більшість
source-word-half = половина
source-word-some = частина
source-word-rest = решта
word-people = «{ $word }»
not-numbered = { $thing }: число не оприлюднено

## Title and people

title-night = Ніч { $night }
people-killed = { $value } { $count ->
    [one] загиблий
   *[other] загиблих
}
people-injured = { $value } { $count ->
    [one] поранений
   *[other] поранених
}
in-ukraine = в Україні
in-russia = у Росії
fact-people = { $people } { $place } ({ $by })
fact-launched = запущено { $launched } ({ $by })
fact-launched-hits = запущено { $launched }; влучили: { $hits } ({ $by })
fact-shot-down = над Росією збито { $downed }{ $hours } ({ $by })
fact-shot-down-there = збито: { $downed }{ $hours } ({ $by })
hours-moscow = з { $from } до { $to } за московським часом
fact-none = Немає повідомлення
summary-launched = по Україні запущено { $launched } ({ $by })
state-newest-told = Про ніч { $night } ще не повідомлено; це найновіша, про яку відомо.
state-preliminary = Попередньо: повідомлення Повітряних сил про цю ніч ще немає.
state-preliminary-old = Власного повідомлення Повітряних сил про цю ніч у нашому архіві немає.
state-not-reported = Ще не повідомлено: наші джерела поки нічого не сказали про цю ніч.
state-no-report = У нашому архіві немає повідомлення про цю ніч. Це не означає «нічого не запускали».
state-ongoing = На час повідомлення атака тривала.
state-late = Надіслано із запізненням через збій.
revised = уточнено о { $time }: { $changes } ({ $by })
revised-none = не оприлюднено
revised-thing = { $kind } { $thing }
revised-change = { $thing } { $from } → { $to }
our-correction = наше виправлення

## Both directions

heading-russia = РОСІЯ → УКРАЇНА
heading-ukraine = УКРАЇНА → РОСІЯ
no-report-ukraine = Російського повідомлення про цю ніч у нашому архіві немає
no-report-russia = Українського повідомлення про цю ніч у нашому архіві немає
line-launched = Запущено: { $items }
missiles-list = ракети: { $items }
missiles-total = { $total }: { $items }
line-areas = Звідки: { $areas }
verb-launched = запущено
verb-impacts = влучили
verb-intercepted = збито
verb-suppressed = подавлено
verb-interceptedOrSuppressed = збито або подавлено
verb-lost = локаційно втрачено
verb-missedTarget = не досягли цілі
verb-returned = залишили повітряний простір
verb-stillFlying = ще в повітрі
kind-not-named = { $value } неназваного типу
missed-some = частина не досягла цілі, число не оприлюднено
withheld-missiles = ракети без названого числа
withheld-other-missiles = інші ракети без названого числа
verb-items = { $verb }: { $items }
line-hits = Влучання: { $items }
hits-places = { $hits } у { $places }
hits-only-places = у { $places }
places-counted = { $value } { $count ->
    [one] місці
   *[other] місцях
}
places-or = { $first } та { $last }
debris-at = уламки – у { $value }
debris-only = Уламки впали у { $places }
hits-not-published = число не оприлюднено
line-damage = Пошкоджено: { $items }
damage-in = { $place } – { $what }
damage-told = { $what } ({ $by })
line-power = Без світла: { $items }
line-fire = Пожежі: { $items }
line-transport = Перебої з транспортом: { $items }
line-airports = { $count ->
    [one] Аеропорт { $names } на певний час закривали
   *[other] Аеропорти { $names } на певний час закривали
}
airports-of = Аеропорти { $city } на певний час закривали
line-regions = За регіонами: { $items }
region-value = { $region } { $value }
region-several = кілька регіонів разом { $value }
region-unnamed = регіон не названо { $value }
line-over = { $items } { $place }
line-scale = Масштаб: { $items }
line-scale-drones = Масштаб: { $items }; лише за дронами
scale-rank = { $rank }-й показник на той час
scale-largest = найбільший показник на той час
scale-record-before = попередній рекорд – { $value } ({ $night })
scale-record = рекорд – { $value } ({ $night })
scale-multiple = { $count ->
    [1] на рівні медіани за 30 ночей
    [few] { $multiple } медіани за 30 ночей
    [many] { $multiple } медіан за 30 ночей
   *[other] { $multiple } медіани за 30 ночей
}
line-elsewhere = { $items } ({ $by })

## Figures

heading-figures = ЦИФРИ
check-holds = { $sum }: сходиться.
check-fails = { $sum }: не сходиться.
check-unaccounted = { $total } = { $parts } + { $rest }, про які не повідомлено.
check-unaccounted-flying = { $total } = { $parts } + { $rest }, про які не повідомлено (з них ще в повітрі { $flying }).
check-named = { $name }: { $check }
check-regions-fail = За регіонами { $sum }, загалом { $total }: не сходиться.
our-sum = { $thing } – наша сума.
our-sum-parts = { $thing } – наша сума: { $parts }.
our-sum-day = Удень, { $date }: { our-sum-parts }
sum-ended = { $thing } ({ $ended })
part-with-hours = { $value } ({ $hours })
dispute = { $thing }: { $values }
dispute-same = { $thing }: { $values }; обидва джерела посилаються на { $by }
dispute-value = { $value } у { $source }
dispute-value-ours = { $value } у { $source } (наша сума)
dispute-value-by = { $value } ({ $by })
dispute-value-by-ours = { $value } ({ $by }, наша сума)
cited-air-force-ua = Повітряні сили
cited-general-staff-ua = Генштаб
cited-president-ua = Президента України
cited-officials-ua = українських посадовців
cited-defence-ministry-ru = Міноборони РФ
cited-officials-ru = російських посадовців
cited-officials-other = посадовців
cited-isw = ISW
cited-news = ЗМІ
cited-un = ООН
thing-launched-missile = Запущено ракет
thing-launched-drone = Запущено дронів
thing-launched-air-target = Запущено цілей
thing-launched = Запущено, { $kind }
thing-downed-missile = Збито ракет
thing-downed-drone = Збито або втрачено дронів
thing-downed-air-target = Збито цілей
thing-intercepted-drone = Збито дронів
thing-intercepted-missile = Збито ракет
thing-intercepted = Збито, { $kind }
thing-suppressed = Подавлено, { $kind }
thing-interceptedOrSuppressed = Збито або подавлено, { $kind }
thing-lost = Локаційно втрачено, { $kind }
thing-missedTarget = Не досягли цілі, { $kind }
thing-impacts = Влучання, { $kind }
thing-returned = Залишили повітряний простір, { $kind }
thing-stillFlying = Ще в повітрі, { $kind }
thing-impactLocations = Місця влучань
thing-debrisLocations = Місця падіння уламків
thing-killed = Загиблі
thing-injured = Поранені
quantity-launched = запущено
quantity-intercepted = збито
quantity-suppressed = подавлено
quantity-interceptedOrSuppressed = збито або подавлено
quantity-lost = локаційно втрачено
quantity-missedTarget = не досягли цілі
quantity-impacts = влучання
quantity-impactLocations = місця влучань
quantity-debrisLocations = місця падіння уламків
quantity-stillFlying = ще в повітрі
quantity-returned = залишили повітряний простір
quantity-killed = загиблі
quantity-injured = поранені

## Day

heading-day = УДЕНЬ, { $date }
day-direction = { $direction }: { $items } ({ $by })
day-launched = запущено { $items }
day-downed = { $verb } { $items }
separate-posts = { $values } в окремих повідомленнях

## Headings of diplomacy

heading-talks = ПЕРЕГОВОРИ
heading-aid = ДОПОМОГА

## Damage in the words of sources

what-quoted = «{ $what }»
what-eastern-bank-over-2-000-homes = понад 2000 домівок на лівому березі
what-some-areas = деякі райони
what-kindergarten = дитячий садок
what-subway-station = станція метро
what-metro-station = станція метро
what-entrance-to-a-metro-station = вхід до метро
what-entrance-to-a-subway-station = вхід до метро
what-civilian-infrastructure = цивільна інфраструктура
what-civilian-and-critical-infrastructure = цивільна та критична інфраструктура
what-civilian-infrastructure-and-critical-facilities = цивільна інфраструктура та критичні обʼєкти
what-critical-infrastructure = критична інфраструктура
what-energy-infrastructure = енергетична інфраструктура
what-energy-facilities = енергетичні обʼєкти
what-port-infrastructure = портова інфраструктура
what-port-operations = робота порту
what-railway-infrastructure = залізнична інфраструктура
what-residential-buildings = житлові будинки
what-residential-building = житловий будинок
what-apartment-building = багатоквартирний будинок
what-apartment-buildings = багатоквартирні будинки
what-apartment-buildings-and-non-military-areas = багатоквартирні будинки та невійськові обʼєкти
what-civilian-buildings = цивільні будівлі
what-private-houses = приватні будинки
what-houses = будинки
what-homes = житло
what-homes-and-factories = будинки та підприємства
what-factories-and-infrastructure = підприємства та інфраструктура
what-power-and-water-supply = електро- та водопостачання
what-power-lines = лінії електропередачі
what-airfields-fuel-tanks-and-transport-hubs = аеродроми, паливні резервуари та транспортні вузли
what-11th-floor-of-a-16-story-building = 11-й поверх 16-поверхового будинку
what-over-2-000-homes = понад 2000 осель
what-a-train-derailed = потяг зійшов з рейок
what-warehouse = склад
what-warehouses = склади
what-school = школа
what-schools = школи
what-hospital = лікарня
what-hospitals = лікарні
what-shops = магазини
what-cars = автомобілі
what-oil-depot = нафтобаза
what-oil-refinery = нафтопереробний завод
what-refinery = нафтопереробний завод
what-airfield = аеродром

## Buttons

action-before = ◀ { $night }
action-after = { $night } ▶
action-quotes = Цитати й більше
action-night = { $night }
action-newest = Остання ніч
action-help = Довідка
action-stats-week = Тиждень
action-stats-month = Місяць
action-stats-records = Рекорди

## Quotes and more

title-quotes = Ніч { $night }: цитати й більше
heading-quotes = ЦИТАТИ
other-figure = { $thing }: { $values }
quotes-none = Більше про цю ніч поки нічого не сказано.
talks-nothing-new = Нового про переговори й допомогу після попереднього дайджесту в наших джерелах немає.

## Statistics

title-week = Сім ночей до { $date }
title-month = { $month }
title-year = { $year } рік
title-records = Рекорди від { $date }
title-region = { $region }, { $from } – { $to }
title-compare = { $first } і { $second }
stats-nights = { $value } { $count ->
    [one] ніч
    [few] ночі
   *[many] ночей
}
stats-reported = { $nights } з даними ({ $by })
stats-total = { $thing }: { $total } за { $nights } (наша сума за даними: { $by })
stats-median = медіана – { $value } за ніч
stats-largest = найбільше – { $value } ({ $night })
stats-smallest = найменше – { $value } ({ $night })
stats-withheld = { $nights } без частини чисел (не оприлюднено); у суми вони не входять.
stats-missing = { $nights } без повідомлення Повітряних сил (це не нуль).
stats-none = За цей час у нашому архіві немає даних.
stats-line = { $night }: { $value }
stats-records-of = { $thing } ({ $by }, { $nights })
stats-compare-line = { $thing }: { $first } | { $second }
stats-compare-thing = { $thing } ({ $by })
stats-ours = { $value } (наша сума)
stats-theirs = { $value }
stats-series-launched-drone = Дрони, запущені по Україні
stats-series-launched-missile = Ракети, запущені по Україні
stats-series-launched = { $kind }, запущено по Україні
stats-series-intercepted-drone = Дрони, збиті над Росією
stats-region-line = { $night }: { $text }
stats-region-none = Про регіон «{ $region }» за ці дати в нашому архіві нічого немає.
stats-region-searched = Переглянуто: { $dates } нашого архіву; регіон названо у { $named } з них.
stats-region-page = Спершу новіші, сторінка { $page } з { $pages }.
stats-region-by-day = удень: { $text }
stats-region-told = { $text } ({ $by })
stats-region-unsaid = названо; див. /night { $date }
stats-region-note = Більшість повідомлень не називає областей: якщо ночі тут немає, це не означає, що атак не було.
stats-month-line = { $month }: { $text }
stats-month-none = у нашому архіві чисел немає
stats-month-figure = { $figure } за { $nights }
stats-own = Кожен рядок порівнює джерело лише з ним самим.
stats-record = { $value } ({ $night })
stats-no-report = повідомлення Повітряних сил немає
stats-not-told = не повідомлено
stats-not-published = не оприлюднено
stats-dates = { $value } { $count ->
    [one] дата
    [few] дати
   *[other] дат
}
stats-days = { $value } { $count ->
    [one] день
    [few] дні
   *[other] днів
}
stats-series-launched-drone-day = Дрони, запущені по Україні вдень
incident-damage-unsaid = пошкодження
incident-fire-unsaid = пожежа
incident-power-cut-unsaid = відключення світла
incident-transport-halted-unsaid = перебої з транспортом
incident-airport-closed-unsaid = закрито аеропорт
incident-damage = пошкоджено: { $what }
incident-fire = пожежа: { $what }
incident-power-cut = без світла: { $what }
incident-transport-halted = перебої з транспортом: { $what }
incident-airport-closed = закрито аеропорт: { $what }

## Help

help-title = Strike Digest
help-what = Що сталося за ніч у повітрі між Росією та Україною, в обох напрямках, і в дипломатії. Кожне число – з тим, хто його назвав.
help-commands = КОМАНДИ
help-night = /night [дата]: остання або будь-яка ніч; «20–21 липня» – ніч, що закінчується 21-го
help-talks = /talks [від дати]: стан переговорів, обміни, допомога
help-stats = /stats тиждень, місяць, рік, рекорди, область (/stats Бєлгород 2025) або дві дати
help-subscribe = /subscribe: ранковий дайджест: година, мова, розділи, зупинка
help-help = /help: ця довідка
help-dates = Дати – як зручно: вчора, 21 липня 2025, 2025-07-21.
help-sources = ХТО ГОВОРИТЬ
help-source = { $name }: востаннє { $moment }
help-source-never = Цей бот від них ще нічого не прочитав: { $names }. Що він про них знає – з його архіву.
help-range = Ночі від { $first } до { $newest }.
help-reading = ЯК ЧИТАТИ
help-not-reported = «Ще не повідомлено» та «число не оприлюднено» – це не нуль: про це ніхто не сказав.
help-sums = Нашу суму названо нашою. «Не повідомлено» – різниця між запущеним і тим, про що сказано: наше віднімання, а не влучання.
help-disputes = Де джерела розходяться, показано обидва. Обидві сторони «повідомляють»; ми не судимо.

## Mistakes

error-unknown-command = Я не знаю команди «{ $typed }». Запитайте /night, /talks або /stats; /subscribe надсилатиме дайджест щоранку, решта – в /help.
error-unknown-date = Я не розумію дати «{ $typed }». Напишіть, наприклад, 2025-07-21, 21 липня 2025 або вчора.
error-no-such-day = Дня «{ $typed }» у календарі немає. Напишіть, наприклад, 2025-07-21, 21 липня 2025 або вчора.
error-is-month = «{ $typed }» – це місяць: про весь розкаже /stats { $month }. Для ночі напишіть день, наприклад 21 липня 2025.
error-future-date = Ніч { $night } ще не настала. Найновіша, яку я маю, – { $newest }.
error-before-archive = Мій архів починається з ночі { $first }. Запитайте про неї або пізнішу, до { $newest }.
error-no-data = У нашому архіві немає повідомлення про ніч { $night }; це не означає «нічого не запускали». Запитайте про будь-яку ніч від { $first } до { $newest }.
error-unknown-region = Я не знаю регіону «{ $typed }». Напишіть, наприклад, Київська область або Бєлгород.
error-not-yet = Ще не повідомлено: наші джерела поки нічого не сказали про ніч { $night }. Найновіша, яку я маю, – { $newest }.
error-not-yet-bare = Ще не повідомлено: наші джерела поки нічого не сказали про ніч { $night }.
error-missing-region = Яка область? Запитайте /region Київська область, /region Бєлгород липень 2025 або /region Одеса з 2025.
error-unknown-period = Область із «{ $typed }» я знаю, а час – ні. Напишіть, наприклад, липень 2025, 2025, з 1 травня 2025 або 1 травня 2025 до 9 травня 2025.
error-unknown-month = Я не розумію місяця «{ $typed }». Напишіть, наприклад, липень 2025 або 2025-07.
error-unknown-year = Я не розумію року «{ $typed }». Напишіть, наприклад, 2025.
error-unknown-stats = Я не розумію «{ $typed }». Запитайте /stats тиждень, /stats липень 2025, /stats 2025, /stats рекорди, /stats Бєлгород 2025 або дві дати (/stats 2025-07-21 і 2025-07-09).
error-future-day = { $day } ще не настало.
error-unknown-topic = Я не знаю «{ $typed }» у переговорах. Запитайте про день (/talks 2025-07-01), сторону (/talks Туреччина) або раунди, обміни, перемир’я, допомогу.
error-empty-archive = В архіві ще немає жодної ночі. Спробуйте за хвилину.
error-future-date-bare = Ніч { $night } ще не настала.
error-before-archive-bare = Ніч { $night } – раніше за наш архів.
error-no-data-bare = У нашому архіві немає повідомлення про ніч { $night }; це не означає «нічого не запускали».

## Те саме до 60 знаків, де більше місця немає

short-unknown-date = Не знаю такої дати. Спробуйте 2025-07-21
short-no-such-day = Такого дня немає. Спробуйте 2025-07-21
short-is-month = Це місяць, а не ніч. Спробуйте 2025-07-21
short-future-date = Ця ніч ще не настала
short-before-archive = Наш архів починається пізніше: з вересня 2022
short-no-data = У нашому архіві немає повідомлення про цю ніч
short-not-yet = Про минулу ніч ще не повідомлено
