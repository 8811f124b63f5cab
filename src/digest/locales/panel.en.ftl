# The subscription panel and what it answers, in English.

panel-title = Morning digest
panel-title-of = Morning digest for { $title }
panel-on = On: every day from { $at }, once the Air Force's report of the night is out.
panel-off = Off.
panel-paused = Paused: { $reason }. It goes on by itself when that is mended, or with "Start".
panel-language = Language: { $language }
panel-zone = Time zone: { $zone }, now { $time }
panel-sections = Sections: { $sections }
panel-threshold-none = Nights: every night
panel-threshold = Nights: only with { $count } or more munitions launched
panel-sound = Sound: { $silent ->
    [yes] silent
   *[no] with sound
}
panel-weekly = Weekly summary on Mondays: { $on ->
    [yes] yes
   *[no] no
}
next-moment = { $day }, { $waits ->
    [yes] about { $time }, when the night's report is out
   *[no] at { $time }
}
panel-next = Next: { next-moment }
panel-next-none = Next: not planned
panel-today = today
panel-tomorrow = tomorrow
panel-last = Last: night of { $night }, { $outcome }
panel-last-none = Last: nothing sent yet
panel-outcome-sent = delivered { $moment }
panel-outcome-unknown = probably delivered { $moment }; it was not sent again, so that nobody gets it twice
panel-outcome-failed = not delivered ({ $reason })
panel-outcome-expired = skipped: it would have been too late to be of use
panel-outcome-cancelled = not sent
panel-outcome-below-threshold = not sent: fewer munitions were launched than you asked for
panel-outcome-pending = on its way
panel-missing-none = Missing permissions: none
panel-missing = Missing permissions: { $list }

section-strikes = strikes
section-talks = talks
section-aid = aid

language-name = English

button-at = Hour: { $at }
button-zone = Time zone
button-language = Language
button-sections = Sections
button-threshold = Which nights
button-silent = { $silent ->
    [yes] With sound
   *[no] Silent
}
button-weekly = { $on ->
    [yes] No weekly summary
   *[no] Weekly summary
}
button-stop = Stop
button-start = Start
button-forget = Delete my data
button-forget-yes = Yes, delete
button-back = Back
button-night = Last night
button-talks = Talks
button-subscribe = Subscribe
button-channel = Another channel or group
button-places-start = For a channel or group
button-every-night = Every night
button-more = More
button-places = Other channels and groups: { $count }
button-place = { $on ->
    [yes] { $title }
   *[no] { $title } (off)
}
button-section = { $on ->
    [yes] ✓ { $name }
   *[no] { $name }
}

ask-at = From which hour should the digest come? It comes at that hour at the earliest, as soon as the night's report is out. Type { $command } at 07:30 for any other.
ask-zone = Where are you? Press a zone, or type { $command } zone and your city.
ask-language = Which language?
ask-sections = What should the digest tell? Press to switch.
ask-threshold = Which nights? A threshold counts everything launched by one side. Type { $command } threshold 250 for any other.
ask-places = Channels and groups that you set up:
ask-forget = This is what is kept about this chat; nothing else is. Delete all of it?
kept-place = Chat { $chat } ({ $platform ->
    [telegram] Telegram
    [discord] Discord
   *[other] { $platform }
}), since { $since }
kept-settings = Settings: { $language }, { $zone }, { $at }, { $sections }
kept-owner = Who subscribed it: { $owner }
kept-owner-none = Who subscribed it: not kept
kept-deliveries = What was sent here: dates and message numbers, for corrections
kept-elsewhere = Your number, as that of who set up: { $list }. These go on without it, but nobody is told any more when they break.
kept-nothing = Nothing is kept about this chat.
forgotten = Deleted. A mark without your name or number stays for two days, so that you do not get a digest twice if you come back.

subscribed = Subscribed.
subscribed-missing = Subscribed, but I cannot post there yet: what is missing stands below.
stopped = Stopped. /subscribe starts it again, with your settings.
not-subscribed = Nothing is subscribed here. /subscribe starts the morning digest.

error-not-admin = Only administrators can change this. Anyone may ask /night, /talks and /stats.
error-not-admin-discord = Only who has the permission "Manage Server" can change this. Anyone may ask /night, /talks and /stats.
error-no-place = A digest cannot be sent here: the bot is not a member. Add it to the server or chat, or subscribe in a private chat with it.
error-clock = I do not understand the hour "{ $typed }". Write it like 08:00.
error-zone = I do not know the place "{ $typed }". Write a city, or a zone such as Europe/Kyiv.
error-zone-also = Other places of that name: { $list }.
error-threshold = "{ $typed }" is no number of munitions. Write a whole number such as 100, or off.
error-section = "{ $typed }" is no section. There are: { $list }.
error-language = "{ $typed }" is no language of mine. There are: { $list }.
error-setting = I do not know the setting "{ $typed }". There are: at, zone, language, sections, threshold, silent, weekly, stop, forget.
error-last-section = At least one section stays; use Stop to get none.

lost-rights = I can no longer post in "{ $title }": { $reason }. The digest there is paused; it goes on when that is mended.
reason-blocked = the bot was blocked
reason-kicked = the bot was removed
reason-no-rights = the bot may not post
reason-admin-needed = the bot is no administrator any more
reason-topic-closed = the topic is closed
reason-topic-gone = the topic is gone
reason-chat-not-found = the chat was not found
reason-not-started = the bot has not been started: open it and press Start
reason-payment = the chat asks money for messages
reason-no-access = the bot cannot see the channel
reason-removed = the bot was removed from the server
reason-thread-locked = the thread is locked
reason-tag-needed = the forum demands a tag that the bot may not set
reason-wrong-channel = the channel takes no messages of this kind
reason-too-many-threads = too many threads are open
reason-content-blocked = a filter of the server (AutoMod) blocks the digest
reason-webhook-gone = the webhook is gone
reason-dm-closed = private messages are closed
reason-other = the platform refuses
