# Що команди розуміють і кажуть самі, українською.

## Основи слів, якими питають про вид події, через пропуск

typed-talks-round = перегов раунд зустріч
typed-proposal = пропоз план
typed-statement = заяв цитат
typed-exchange = обмін полонен
typed-repatriation = репатр тіл
typed-ceasefire = перемир припинен
typed-pledge = допомог обіцян

subscription-in-chats = Підписки живуть у чатах: додайте бота в Telegram або Discord і надішліть там /subscribe.

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
