# Що команди розуміють і кажуть самі, українською.

## Основи слів, якими питають про вид події, через пропуск

typed-talks-round = перегов раунд зустріч
typed-proposal = пропоз план
typed-statement = заяв цитат
typed-exchange = обмін полонен
typed-repatriation = репатр тіл
typed-ceasefire = перемир припинен
typed-pledge = допомог обіцян

## Слова, якими називають команду без скісної риски

typed-command-night = ніч
typed-command-talks = переговори
typed-command-stats = статистика
typed-command-week = тиждень
typed-command-month = місяць
typed-command-records = рекорди
typed-command-region = область, регіон
typed-command-quotes = цитати
typed-command-picture = малюнок, картинка
typed-command-subscribe = підписка, підписатися
typed-command-settings = налаштування
typed-command-status = статус
typed-command-stop = стоп, відписатися, зупинити
typed-command-sources = джерела
typed-command-help = довідка, допомога

## Що пишуть після /subscribe, через кому й пропуск

typed-setting-at = година, час
typed-setting-zone = пояс, часовий пояс
typed-setting-language = мова
typed-setting-sections = розділи, розділ
typed-setting-threshold = поріг
typed-setting-silent = тихо, без звуку
typed-setting-weekly = щотижня
typed-setting-start = почати, підписатися
typed-setting-stop = стоп, зупинити
typed-setting-forget = видалити
typed-setting-panel = налаштування
typed-yes = так, увімкнути
typed-no = ні, вимкнути
typed-language = uk, ua, ukr, ukrainian, українська, укр, украинский

console-welcome = Запитайте /night 21 липня 2025, /talks, /stats records або /help. Ctrl-D – вийти.
console-age = { $days ->
    [0] Це ніч, що закінчилася сьогодні.
    [one] Ця ніч закінчилася { $days } день тому; новішої ми не маємо.
    [few] Ця ніч закінчилася { $days } дні тому; новішої ми не маємо.
   *[other] Ця ніч закінчилася { $days } днів тому; новішої ми не маємо.
}
suggest-command = Я не знаю команди «{ $typed }». Може, /{ $meant }? Усе, що можна запитати, – у /help.
command-failed = На це не вдалося відповісти; помилка наша. Інші запитання працюють.

console-buttons = Далі

action-picture = Малюнок

page-of-night = Сторінка цієї ночі, з мапою та графіками
