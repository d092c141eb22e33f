"""The customer's voice, up to the sound file: what is said, how it is said, and who turns it into sound.

    utterance       a line of the customer, or an option, made ready: plain text, voice, rate and pitch from the mood
    spoken_form     figures, dates, codes and abbreviations of a line in words; the rules stand in `spoken`
    scripts         the language that the letters of a line stand for
    voices          the choice of an engine's voice by language and gender
    worker          the child process that renders sound files, one JSON line in, one JSON line out
    protocol        the words that the worker and its parent exchange, and the command that starts it
    engine          what the worker asks of a speech engine; the engine of this computer (pyttsx3)
    fake_engine     an engine for tests: short sounds, and faults on request
    cache           the folder of rendered files, bounded in size

The one rule: the speech engine runs in the child process only, since it can block or crash; the program survives it and goes on
in silence. This package is the only home of pyttsx3 and num2words. It must not know Qt, play a sound, or hold up a conversation.
"""
