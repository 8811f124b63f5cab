# What commands understand and say by themselves, in English.

## Stems that people type for a kind of event, with blanks between

typed-talks-round = talk round negotiation meeting
typed-proposal = proposal plan
typed-statement = statement quote
typed-exchange = exchange swap prisoner pow
typed-repatriation = repatriation bodies body
typed-ceasefire = ceasefire truce
typed-pledge = pledge aid

## Words that stand for a command where no slash is typed

typed-command-night = night
typed-command-talks = talks, negotiations
typed-command-stats = stats, statistics
typed-command-week = week
typed-command-month = month
typed-command-records = records
typed-command-region = region
typed-command-quotes = quotes
typed-command-picture = picture
typed-command-subscribe = subscribe, subscription
typed-command-settings = settings
typed-command-status = status
typed-command-stop = stop
typed-command-sources = sources
typed-command-help = help

## What people type after /subscribe, a comma and a blank between

typed-setting-at = at, hour, time
typed-setting-zone = zone, time zone, timezone, tz
typed-setting-language = language, lang
typed-setting-sections = sections, section
typed-setting-threshold = threshold
typed-setting-silent = silent, quiet
typed-setting-weekly = weekly
typed-setting-start = start
typed-setting-stop = stop
typed-setting-forget = forget
typed-setting-panel = panel
typed-yes = on, yes, true
typed-no = off, no, none, false
typed-language = en, eng, english, англійська, английский

console-welcome = Ask /night 21 July 2025, /talks, /stats records or /help. Ctrl-D leaves.
console-age = { $days ->
    [0] This is the night that ended today.
    [one] This night ended { $days } day ago; it is the newest with a report in our archive.
   *[other] This night ended { $days } days ago; it is the newest with a report in our archive.
}
suggest-command = I do not know "{ $typed }". Did you mean /{ $meant }? /help shows what can be asked.
command-failed = This could not be answered; the fault is ours. Other questions still work.

console-buttons = More

action-picture = Picture

page-of-night = This night's page, with its map and charts
