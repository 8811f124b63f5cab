# The menu of commands: what each does, and what can be filled in, in English.

menu-night = Last night, or any night since September 2022
menu-talks = Where the talks stand: next round, last round, exchanges, proposals
menu-stats = A week, a month, a year, records, one region, two nights side by side
menu-subscribe = The morning digest here: subscribe, hour, time zone, language, stop
menu-help = What can be asked, and who speaks in our sources

## Options: one word in lower case, then a sentence of at most 100 characters

menu-option-date = date
menu-option-date-description = The morning on which the night ends: 21 July 2025, yesterday, 2025-07-21
menu-option-since = since
menu-option-since-description = From which day, or a word such as exchange or pledge
suggest-talks = talks, exchanges, ceasefire, pledges
menu-option-period = period
menu-option-period-description = Which time to sum up
menu-option-region = region
menu-option-region-description = What was reported for one region
menu-option-first = first
menu-option-first-description = A night to set beside another
menu-option-second = second
menu-option-second-description = The night to compare it with
menu-option-channel = channel
menu-option-channel-description = Where the digest should come; here, if left empty
menu-option-action = action
menu-option-action-description = What to do with the subscription
menu-option-at = at
menu-option-at-description = Earliest hour, such as 07:30
menu-option-zone = zone
menu-option-zone-description = Your time zone or city, such as Kyiv or Europe/Warsaw
menu-option-language = language
menu-option-language-description = Language of the digest
menu-option-threshold = threshold
menu-option-threshold-description = Only nights with at least so many munitions launched; 0 for every night

## Values that can be chosen

menu-choice-week = the last week
menu-choice-month = the month
menu-choice-year = the year
menu-choice-records = records
menu-choice-start = subscribe
menu-choice-panel = show the settings
menu-choice-stop = stop
menu-choice-forget = delete my data
menu-choice-en = English
menu-choice-uk = Українська
