"""The rules by which figures, dates, codes and abbreviations become the words that a person would say.

    number_words            numbers, ordinals, years and money in the words of a language (the only home of num2words)
    english                 the rules for English, in the order in which they apply
    english_abbreviations   titles, streets and saints, Latin short forms, mail and web addresses
    english_amounts         money, percentages, units, fractions, ranges, signs and plain numbers
    english_names           currencies and units
    english_codes           telephone numbers, order numbers and references, read out sign by sign
    english_times           dates, times of day, years and decades
    other_languages         what is certain in German, French, Spanish, Italian, Portuguese, Dutch, Polish, Russian and Ukrainian

Every rule is a pure function from text to text. What no rule knows for certain stays as it is written.
"""
