<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>BriefingPage</name>
    <message numerus="yes">
        <source>Continue (%n decisions made)</source>
        <translation>
            <numerusform>Continue (%n decision made)</numerusform>
            <numerusform>Continue (%n decisions made)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%s · Level %d of 5 · about %n minutes</source>
        <translation>
            <numerusform>%s · Level %d of 5 · about %n minute</numerusform>
            <numerusform>%s · Level %d of 5 · about %n minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CompetenciesSection</name>
    <message numerus="yes">
        <source>Chances taken in your last %n conversations, before going back for the first time.</source>
        <translation>
            <numerusform>Chances taken in your last conversation, before going back for the first time.</numerusform>
            <numerusform>Chances taken in your last %n conversations, before going back for the first time.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DebriefPage</name>
    <message numerus="yes">
        <source>All %n decisions</source>
        <translation>
            <numerusform>The one decision</numerusform>
            <numerusform>All %n decisions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DrillEndPage</name>
    <message numerus="yes">
        <source>%n drills are due again already.</source>
        <translation>
            <numerusform>%n drill is due again already.</numerusform>
            <numerusform>%n drills are due again already.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Practise them again</source>
        <translation>
            <numerusform>Practise it again</numerusform>
            <numerusform>Practise them again</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DrillsDueLine</name>
    <message numerus="yes">
        <source>%n drills are due.</source>
        <translation>
            <numerusform>%n drill is due.</numerusform>
            <numerusform>%n drills are due.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Practise them</source>
        <translation>
            <numerusform>Practise it</numerusform>
            <numerusform>Practise them</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DrillsPage</name>
    <message numerus="yes">
        <source>%n decisions are waiting; about %n minutes.</source>
        <translation>
            <numerusform>%n decision is waiting; about a minute.</numerusform>
            <numerusform>%n decisions are waiting; about %n minutes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>And %n more.</source>
        <translation>
            <numerusform>And %n more.</numerusform>
            <numerusform>And %n more.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ErrorDialog</name>
    <message numerus="yes">
        <source>It has happened %n times so far.</source>
        <translation>
            <numerusform>It has happened %n time so far.</numerusform>
            <numerusform>It has happened %n times so far.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>IntervalBar</name>
    <message numerus="yes">
        <source>%d of %n chances taken: %s</source>
        <translation>
            <numerusform>%d of %n chance taken: %s</numerusform>
            <numerusform>%d of %n chances taken: %s</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LibraryPage</name>
    <message numerus="yes">
        <source>You are in the middle of “%s” (%n decisions made).</source>
        <translation>
            <numerusform>You are in the middle of “%s” (%n decision made).</numerusform>
            <numerusform>You are in the middle of “%s” (%n decisions made).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Your assessment “%s” was interrupted (%n decisions made). It continues where it stopped.</source>
        <translation>
            <numerusform>Your assessment “%s” was interrupted (%n decision made). It continues where it stopped.</numerusform>
            <numerusform>Your assessment “%s” was interrupted (%n decisions made). It continues where it stopped.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Discard “%s”? The %n decisions made in it can&apos;t be brought back.</source>
        <translation>
            <numerusform>Discard “%s”? The %n decision made in it can&apos;t be brought back.</numerusform>
            <numerusform>Discard “%s”? The %n decisions made in it can&apos;t be brought back.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MoreMark</name>
    <message numerus="yes">
        <source>%n more answers below</source>
        <translation>
            <numerusform>%n more answer below</numerusform>
            <numerusform>%n more answers below</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more answers above</source>
        <translation>
            <numerusform>%n more answer above</numerusform>
            <numerusform>%n more answers above</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PeopleList</name>
    <message numerus="yes">
        <source>%n people found</source>
        <translation>
            <numerusform>%n person found</numerusform>
            <numerusform>%n people found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PinForm</name>
    <message numerus="yes">
        <source>That is not the PIN. You can try again in %n seconds.</source>
        <translation>
            <numerusform>That is not the PIN. You can try again in %n second.</numerusform>
            <numerusform>That is not the PIN. You can try again in %n seconds.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PrincipleText</name>
    <message numerus="yes">
        <source>%s The latest %n are listed.</source>
        <translation>
            <numerusform>%s The latest %n is listed.</numerusform>
            <numerusform>%s The latest %n are listed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProblemsPage</name>
    <message numerus="yes">
        <source>This file has %n problems. Conversations can&apos;t cite what has one before it is fixed.</source>
        <translation>
            <numerusform>This file has %n problem. Conversations can&apos;t cite what has it before it is fixed.</numerusform>
            <numerusform>This file has %n problems. Conversations can&apos;t cite what has one before it is fixed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This file has %n problems that must be fixed before it can be played.</source>
        <translation>
            <numerusform>This file has %n problem that must be fixed before it can be played.</numerusform>
            <numerusform>This file has %n problems that must be fixed before it can be played.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It has %n warnings as well, which don&apos;t keep it from being played.</source>
        <translation>
            <numerusform>It has %n warning as well, which doesn&apos;t keep it from being played.</numerusform>
            <numerusform>It has %n warnings as well, which don&apos;t keep it from being played.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %n more.</source>
        <translation>
            <numerusform>… and %n more.</numerusform>
            <numerusform>… and %n more.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProfileController</name>
    <message numerus="yes">
        <source>%n finished conversations</source>
        <translation>
            <numerusform>%n finished conversation</numerusform>
            <numerusform>%n finished conversations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n that are not finished</source>
        <translation>
            <numerusform>%n that is not finished</numerusform>
            <numerusform>%n that are not finished</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProgressPage</name>
    <message numerus="yes">
        <source>%s: %n conversations finished, %d passed.</source>
        <translation>
            <numerusform>%s: %n conversation finished, %d passed.</numerusform>
            <numerusform>%s: %n conversations finished, %d passed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more passed with help.</source>
        <translation>
            <numerusform>%n more passed with help.</numerusform>
            <numerusform>%n more passed with help.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n assessments were left before their end and count as unfinished.</source>
        <translation>
            <numerusform>%n assessment was left before its end and counts as unfinished.</numerusform>
            <numerusform>%n assessments were left before their end and count as unfinished.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n answers marked sure or not sure: too few to tell how well that fits.</source>
        <translation>
            <numerusform>%n answer marked sure or not sure: too few to tell how well that fits.</numerusform>
            <numerusform>%n answers marked sure or not sure: too few to tell how well that fits.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>left unfinished after %n decisions</source>
        <translation>
            <numerusform>left unfinished after %n decision</numerusform>
            <numerusform>left unfinished after %n decisions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RestoreSection</name>
    <message numerus="yes">
        <source>%n people</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n finished conversations</source>
        <translation>
            <numerusform>%n finished conversation</numerusform>
            <numerusform>%n finished conversations</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ResultsSection</name>
    <message numerus="yes">
        <source>%n attempts</source>
        <translation>
            <numerusform>%n attempt</numerusform>
            <numerusform>%n attempts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%s, %n of them counted</source>
        <translation>
            <numerusform>%s, %n of them counted</numerusform>
            <numerusform>%s, %n of them counted</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ScoreChart</name>
    <message numerus="yes">
        <source>Scores of %n attempts</source>
        <translation>
            <numerusform>Scores of %n attempt</numerusform>
            <numerusform>Scores of %n attempts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ShareBar</name>
    <message numerus="yes">
        <source>%d of %n chances taken</source>
        <translation>
            <numerusform>%d of %n chance taken</numerusform>
            <numerusform>%d of %n chances taken</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SidePanel</name>
    <message numerus="yes">
        <source>%n in the queue</source>
        <translation>
            <numerusform>%n in the queue</numerusform>
            <numerusform>%n in the queue</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StandingSection</name>
    <message numerus="yes">
        <source>%d of %n chances taken</source>
        <translation>
            <numerusform>%d of %n chance taken</numerusform>
            <numerusform>%d of %n chances taken</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Texts</name>
    <message numerus="yes">
        <source>%n minutes ago</source>
        <translation>
            <numerusform>%n minute ago</numerusform>
            <numerusform>%n minutes ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hours ago</source>
        <translation>
            <numerusform>%n hour ago</numerusform>
            <numerusform>%n hours ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days ago</source>
        <translation>
            <numerusform>%n day ago</numerusform>
            <numerusform>%n days ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n months ago</source>
        <translation>
            <numerusform>%n month ago</numerusform>
            <numerusform>%n months ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n minutes</source>
        <translation>
            <numerusform>in %n minute</numerusform>
            <numerusform>in %n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n hours</source>
        <translation>
            <numerusform>in %n hour</numerusform>
            <numerusform>in %n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n days</source>
        <translation>
            <numerusform>in %n day</numerusform>
            <numerusform>in %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n months</source>
        <translation>
            <numerusform>in %n month</numerusform>
            <numerusform>in %n months</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Lost %n of 100 points.</source>
        <translation>
            <numerusform>Lost %n of 100 points.</numerusform>
            <numerusform>Lost %n of 100 points.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>“%s” calls for it %n times.</source>
        <translation>
            <numerusform>“%s” calls for it once.</numerusform>
            <numerusform>“%s” calls for it %n times.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This file has %n problems. Open it to see them.</source>
        <translation>
            <numerusform>This file has %n problem. Open it to see it.</numerusform>
            <numerusform>This file has %n problems. Open it to see them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>There are %n warnings as well.</source>
        <translation>
            <numerusform>There is %n warning as well.</numerusform>
            <numerusform>There are %n warnings as well.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hours later.</source>
        <translation>
            <numerusform>%n hour later.</numerusform>
            <numerusform>%n hours later.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days later.</source>
        <translation>
            <numerusform>%n day later.</numerusform>
            <numerusform>%n days later.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n comments</source>
        <translation>
            <numerusform>%n comment</numerusform>
            <numerusform>%n comments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n read along</source>
        <translation>
            <numerusform>%n reads along</numerusform>
            <numerusform>%n read along</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n in the queue</source>
        <translation>
            <numerusform>%n in the queue</numerusform>
            <numerusform>%n in the queue</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VersionQuestion</name>
    <message numerus="yes">
        <source>“%s” was changed after you began this conversation. You can continue it as it was, or start with the new version, which deletes the %n decisions made so far.</source>
        <translation>
            <numerusform>“%s” was changed after you began this conversation. You can continue it as it was, or start with the new version, which deletes the %n decision made so far.</numerusform>
            <numerusform>“%s” was changed after you began this conversation. You can continue it as it was, or start with the new version, which deletes the %n decisions made so far.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WhatIfPage</name>
    <message numerus="yes">
        <source>Another way from decision %d gains %n points of 100. %s</source>
        <translation>
            <numerusform>Another way from decision %d gains %n point of 100. %s</numerusform>
            <numerusform>Another way from decision %d gains %n points of 100. %s</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Another way from decision %d loses %n points of 100. %s</source>
        <translation>
            <numerusform>Another way from decision %d loses %n point of 100. %s</numerusform>
            <numerusform>Another way from decision %d loses %n points of 100. %s</numerusform>
        </translation>
    </message>
</context>
</TS>
