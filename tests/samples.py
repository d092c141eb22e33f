"""Small sound files that tests read, or break in one place."""

from __future__ import annotations

PRINCIPLES = frozenset({"own-it", "name-the-feeling", "plain-words", "fill-the-silence", "hear-them-out"})
PORTRAITS = frozenset({"marta", "viktor"})

SMALL = """\
format: 1
id: small-talk
title: "The late parcel"
channel: phone
language: en
level: 1
minutes: 3
about: "A parcel is three days late."
pass: 70
customer:
  name: "Ada Example"
  portrait: marta
  mood: 4
  trust: 5
  voice: {language: en-GB, gender: female, rate: 165, pitch: 55}
company:
  name: "Example Parcels"
  policy: ["Credits up to 10 euros need no approval."]
history: {earlier_failures: false, severity: minor, preventable: false}
flags:
  saw_track: false
  holds: {start: 0, min: 0, max: 2}
records:
  track:
    title: "Tracking"
    text: "On the van since Monday."
start: opening
scenes:
  opening:
    says: "Where is my parcel, {agent}?"
    choices:
      - id: name-it
        say: "Three days late, {customer}. That is annoying."
        shows: [name-the-feeling]
        mood: +2
        because: "It shows that you heard what is wrong."
        goto: middle
      - id: look-up
        do: "Open the tracking page."
        action: look-up
        opens: track
        set: {saw_track: true}
        add: {holds: 1}
        takes: 20
        once: true
        goto: middle
      - id: blame
        say: "That is the depot's doing."
        breaks: [{own-it: 2}]
        critical: customer
        mood: -3
        trust: -1
        because: "The customer does not care whose fault it is."
        goto: lost
    silence:
      after: 15
      says: "Hello? Are you there?"
      mood: -1
      breaks: [fill-the-silence]
      goto: opening
  middle:
    says:
      - when: mood >= 5 and not saw_track
        text: "Thank you. So, where is it?"
      - text: "And now?"
    choices:
      - id: promise
        say: "It is on the van, and I will call you at four."
        when: saw_track or holds < 2
        shows: [own-it]
        goto:
          - when: trust >= 5
            to: settled
          - to: lost
      - id: shrug
        say: "It will come when it comes."
        breaks: [own-it]
        goto: lost
  settled:
    says: "Fine. Four o'clock."
    ending: resolved
    points: 1
    lesson: "A time given is worth more than a sorry."
  lost:
    says: "I will write to your boss."
    ending: lost
walkthroughs:
  - name: "By the book"
    choices: [look-up, promise]
    expect: {ending: settled, passed: true}
"""

GUIDANCE = """\
format: 1
language: en
articles:
  A: {title: "Ten rules", language: ru}
  B: {title: "Getting better", language: sr}
points:
  A9: "Solve it, whoever is to blame."
  B2: "Stay calm."
  B5a: "Calm the caller first."
competencies:
  resolution: {name: "Resolution", about: "Getting it solved."}
  composure: {name: "Composure", about: "Staying calm."}
principles:
  own-it:
    name: "Own it"
    competency: resolution
    cites: [A9, B5a, B2]
    do: "Stay with it until it is solved."
    avoid: "Passing it on."
    why: "Nobody wants to hear whose fault it is."
  stay-calm:
    name: "Stay calm"
    competency: composure
    cites: [B2]
    do: "Breathe."
    avoid: "Answering back."
    why: "Two angry people solve nothing."
"""


def changed(text: str, *changes: tuple[str, str]) -> str:
    """Replace each first part, which must stand in the text exactly once, by the second."""
    for old, new in changes:
        assert text.count(old) == 1, f"{old!r} stands there {text.count(old)} times"
        text = text.replace(old, new)
    return text
