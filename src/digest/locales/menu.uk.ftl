# Меню команд: що кожна робить і що можна заповнити, українською.

menu-night = Минула ніч або будь-яка ніч від вересня 2022 року
menu-talks = Де переговори: наступний раунд, останній раунд, обміни, пропозиції
menu-stats = Тиждень, місяць, рік, рекорди, одна область, дві ночі поруч
menu-subscribe = Ранковий дайджест тут: підписка, година, часовий пояс, мова, зупинити
menu-help = Що можна запитати і хто говорить у наших джерелах

## Поля: одне слово малими літерами, далі речення до 100 знаків

menu-option-date = дата
menu-option-date-description = Ранок, яким ніч закінчилася: 21 липня 2025, вчора, 2025-07-21
menu-option-since = від
menu-option-since-description = Від якого дня, або слово: обмін, допомога
suggest-talks = переговори, обміни, перемир’я, допомога
menu-option-period = період
menu-option-period-description = Який час підсумувати
menu-option-region = область
menu-option-region-description = Що повідомляли про одну область
menu-option-first = перша
menu-option-first-description = Ніч, яку порівняти з іншою
menu-option-second = друга
menu-option-second-description = Ніч, з якою порівняти
menu-option-channel = канал
menu-option-channel-description = Куди надсилати дайджест; сюди, якщо не вказано
menu-option-action = дія
menu-option-action-description = Що зробити з підпискою
menu-option-at = година
menu-option-at-description = Найраніша година, наприклад 07:30
menu-option-zone = пояс
menu-option-zone-description = Ваш часовий пояс або місто, наприклад Київ чи Europe/Warsaw
menu-option-language = мова
menu-option-language-description = Мова дайджесту
menu-option-threshold = поріг
menu-option-threshold-description = Лише ночі, коли запустили щонайменше стільки засобів; 0 – усі ночі

## Значення на вибір

menu-choice-week = останній тиждень
menu-choice-month = місяць
menu-choice-year = рік
menu-choice-records = рекорди
menu-choice-start = підписатися
menu-choice-panel = показати налаштування
menu-choice-stop = зупинити
menu-choice-forget = видалити мої дані
menu-choice-en = English
menu-choice-uk = Українська
