"""A small sound scenario to start from, worded for each channel in its own way."""

from __future__ import annotations

from collections.abc import Mapping
from string import Template

_SPOKEN = "\n  voice: {language: en-GB, gender: female, rate: 165, pitch: 55}"

_LAST_WORDS = {
    "asks": "So when do I get it?",
    "glad": "Friday at noon is in time. Thank you, {agent}.",
    "waits": "By four, then. I'll be waiting.",
    "doubts": "Tomorrow morning. I'll hold you to that.",
}
"""What a customer says in the end, unless the channel has words of its own."""

_WORDS: Mapping[str, dict[str, str]] = {
    "phone": {
        "about": "A caller's kettle was due on Tuesday, and now it is Thursday.",
        "voice": _SPOKEN,
        "opening": "My kettle was meant to come on Tuesday. It's Thursday. Where is it?",
        "welcome": "Hearth and Home, this is {agent}. Two days without a kettle; I'll find out where it is.",
        "curt": "Order number, please.",
        "wait": "12",
        "nobody": "Hello? Is anybody there?",
        "unheard": "On the phone, twelve seconds of nothing sounds like nobody.",
        "warm": "Thank you. The name is Hale, and it's a present for tomorrow night, that's why.",
        "cool": "Hale. June Hale. Well?",
    },
    "chat": {
        "about": "Somebody writes in the chat: a kettle was due on Tuesday, and now it is Thursday.",
        "voice": "",
        "opening": "hi. kettle was meant to come tuesday. its thursday. where is it??",
        "welcome": "Hi, I'm {agent} at Hearth and Home. Two days late! I'll find out where it is.",
        "curt": "Please state your order number.",
        "wait": "30",
        "nobody": "hello? anyone there",
        "unheard": "In a chat, half a minute of an empty box sends people away. A short hello keeps them.",
        "warm": "thx. its june hale. its a present for tmrw night thats why",
        "cool": "hale. june hale. well?",
        "asks": "so when do i get it",
        "glad": "friday noon works!! thanks {agent}",
        "waits": "by 4 then. keeping this open",
        "doubts": "tmrw morning. ill hold you to that",
    },
    "email": {
        "about": "An e-mail from a customer: her kettle was due on Tuesday, and now it is Thursday.",
        "voice": "",
        "opening": "Subject: Where is my kettle? It should have been here on Tuesday. Today is Thursday. June Hale",
        "welcome": "Dear June Hale, your kettle is two days late, and I'll find out where it is. {agent}, Hearth and Home",
        "curt": "Dear customer, please quote your order number in all correspondence.",
        "wait": "60",
        "nobody": "Subject: Re: Where is my kettle? Did anybody get my message?",
        "unheard": "Two lines that say you are on it cost a minute. A mailbox that keeps silent brings the next mail.",
        "warm": "Dear {agent}, thank you. It is a present for tomorrow night, that is why I ask. June Hale",
        "cool": "You have my name. You have my address. Where is it? J. Hale",
        "asks": "Please tell me one thing only: when do I get it? June Hale",
        "glad": "Dear {agent}, Friday at noon is in time. Thank you for the clear answer. June Hale",
        "waits": "I'll look into my mailbox at four, then. June Hale",
        "doubts": "Tomorrow morning, you write. I'll keep your mail. June Hale",
    },
    "social": {
        "about": "A public post, and everybody can read along: a kettle was due on Tuesday, and now it is Thursday.",
        "voice": "",
        "opening": "@HearthAndHome kettle promised for Tuesday. It's Thursday. Anybody awake over there?",
        "welcome": "Hello June, {agent} here. Two days late is two too many. I'll find out where it is, by direct message.",
        "curt": "Please send us your order number.",
        "wait": "60",
        "nobody": "@HearthAndHome hello?? Has anyone else had this with them?",
        "unheard": "In public, everybody sees how long you say nothing.",
        "warm": "Fair enough, message sent. It's a present for tomorrow night.",
        "cool": "Sent you a message. Not holding my breath.",
    },
    "counter": {
        "about": "A customer at the counter: her kettle was to be in the shop on Tuesday, and now it is Thursday.",
        "voice": _SPOKEN,
        "opening": "I was told my kettle would be here on Tuesday. It's Thursday. Where is it?",
        "welcome": "Good morning, I'm {agent}. You've come in for nothing, then; I'll find out where it is.",
        "curt": "Order number?",
        "wait": "12",
        "nobody": "Excuse me? I'm standing right here.",
        "unheard": "Somebody who stands before you sees that you do nothing. A look and a word are enough.",
        "warm": "That's kind. Hale is the name. It's a present for tomorrow night, you see.",
        "cool": "Hale. June Hale. Well?",
    },
}
"""What differs between the channels; the story is the same."""

_STORY = Template("""\
# A scenario to start from: play it, then put your own story in its place, one scene after the other.
# What can stand where: “For trainers” in the README. The principles for `shows` and `breaks`: first-call guidance
# Look for mistakes now and then: first-call check $id.yaml
format: 1
id: $id
title: "$title"
channel: $channel
language: en
level: 1                        # 1 first week ... 5 expert
minutes: 2
about: "$about"
pass: 70                        # the mark to reach, out of 100
customer:
  name: "June Hale"
  portrait: june
  mood: 4                       # 0 furious ... 10 delighted
  trust: 5                      # 0 none ... 10 complete$voice
company:
  name: "Hearth and Home"
  policy:                       # always in sight of the trainee
    - "What got lost on the way is sent again, free of charge."
    - "Give only dates that stand on the order page."
history: {earlier_failures: false, severity: minor, preventable: false}
flags:                          # what the conversation remembers: choices set it, conditions read it
  saw_order: false
records:                        # what can be looked up: a choice opens it
  order:
    title: "Order 2041, June Hale"
    text: "Kettle, paid. Lost by the courier on Wednesday. In stock; a new one sent today is there on Friday at noon."
start: opening
scenes:

  opening:
    says: "$opening"
    choices:
      - id: welcome
        say: "$welcome"
        shows: [open-by-name, own-it]
        mood: +1
        because: "A name, and somebody who takes it on. She can stop pushing."
        goto: search
      - id: curt
        say: "$curt"
        breaks: [acknowledge-first]
        mood: -1
        because: "She said what is wrong, and got no answer to it."
        goto: search
    silence:                    # what happens where nothing is said; `after` is in seconds
      after: $wait
      says: "$nobody"
      mood: -1
      breaks: [answer-promptly]
      because: "$unheard"
      goto: opening

  search:
    says:                       # the first line whose `when` holds is said
      - {when: mood >= 5, text: "$warm"}
      - {text: "$cool"}
    choices:
      - id: open-order
        do: "Open the order page."
        action: look-up
        opens: order
        set: {saw_order: true}
        shows: [look-before-concluding]
        takes: 20               # seconds on the conversation's clock
        because: "Half a minute, and you know instead of guessing."
        goto: answer
      - id: blame-courier
        say: "That will be the courier again. We only pack the parcels."
        breaks: [look-before-concluding, no-excuses]
        mood: -2
        because: "A guess, and an excuse on top. Nobody has looked yet."
        goto: answer

  answer:
    says: "$asks"
    choices:
      - id: friday-noon
        say: "The first one got lost. A new one leaves today, free of charge, and is with you on Friday at noon."
        when: saw_order         # offered only if the page was read
        shows: [give-a-time, {whole-picture: 2}]    # a weight of 1 to 3 makes it count more
        mood: +2
        trust: +1
        because: "What happened, what you do about it, and when: that is all she needs to know."
        goto: settled
      - id: find-out
        say: "I don't know yet. I'll look it up now, and you'll hear from me by four today."
        when: not saw_order
        shows: [say-what-you-can, give-a-time]
        because: "Honest, and with a time. Looking first would have settled it at once."
        goto: later
      - id: surely-tomorrow
        say: "It will surely be there tomorrow morning."
        breaks: [{promise-what-you-keep: 2}]
        mood: +1
        because: "It sounds good until tomorrow morning. No page says so."
        goto: let-down

  settled:
    says: "$glad"
    ending: resolved            # resolved, handed-over, follow-up, unresolved or lost
    points: 2
    lesson: "Look first, then say what happened, what you do about it, and when."

  later:
    says: "$waits"
    ending: follow-up
    points: 0
    lesson: "A time that you keep is worth something. An answer now is worth more."

  let-down:
    says: "$doubts"
    ending: unresolved
    points: -2
    lesson: "An empty promise only moves the trouble to tomorrow, and makes it bigger."

walkthroughs:                   # your own tests: first-call check says where one comes to something else
  - name: By the book
    choices: [welcome, open-order, friday-noon]
    expect: {ending: settled, score: 100, passed: true}
  - name: An empty promise
    choices: [silence, curt, blame-courier, surely-tomorrow]
    expect: {ending: let-down, score: 0, passed: false}
""")


def scenario_template(name: str, channel: str) -> str:
    """Write the text of a scenario file with the id `name`, which must be well formed. Raises KeyError for no channel."""
    title = name.replace("-", " ").strip().capitalize()
    return _STORY.substitute(_LAST_WORDS | _WORDS[channel], id=name, title=title, channel=channel)
