//! The list of all rules, each with a stable English name.

macro_rules! codes {
    ($($(#[$doc:meta])* $variant:ident = $name:literal;)*) => {
        /// A rule that a finding belongs to; its name is stable and machine-readable.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $($(#[$doc])* $variant,)*
        }

        impl Code {
            /// All rules, in the order of this file.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The kebab-case name that reports print.
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)*
                }
            }

            /// The rule of a name, as [`Code::name`] spells it.
            pub fn from_name(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|code| code.name() == name)
            }
        }
    };
}

codes! {
    // input
    /// The file is not TOML.
    TomlSyntax = "toml-syntax";
    /// A key that the schema does not know.
    UnknownKey = "unknown-key";
    /// A value of the wrong type.
    WrongType = "wrong-type";
    /// A value of the right type that means nothing here.
    BadValue = "bad-value";
    /// A key that must be there is not.
    MissingKey = "missing-key";
    /// Two things bear one name.
    Duplicate = "duplicate";
    /// Two settings contradict each other.
    Conflict = "conflict";
    /// The input is larger than the program takes.
    TooLarge = "too-large";
    /// The input is not UTF-8.
    NotUtf8 = "not-utf8";
    /// A control character in the text.
    ControlCharacter = "control-character";
    // markup
    /// Braces or stars of the body do not pair, or name no markup.
    Markup = "markup";
    /// `{id}` names no statistic.
    UnknownStat = "unknown-stat";
    /// A section with nothing to print.
    EmptyBody = "empty-body";
    /// Pages that the appendix names change each time it is set.
    UnsettledAppendix = "unsettled-appendix";
    /// Half-width marks in Chinese text.
    HalfWidthMark = "half-width-mark";
    /// Full-width letters, digits or percent signs.
    FullWidthLatin = "full-width-latin";
    // the forms of numbers
    /// Arabic for Han digits or the other way round, both in one number, 三、四十.
    NumberForm = "number-form";
    /// A range with a wrong sign, or whose first end lacks its multiplier.
    NumberRange = "number-range";
    /// Wrong points, signs, groups or units at digits.
    NumberDigits = "number-digits";
    /// A year, date, time or number of a document in a wrong form.
    NumberDate = "number-date";
    /// Two hedges at one number.
    DoubledHedge = "doubled-hedge";
    /// Numbers written in two ways in one edition.
    NumberMixed = "number-mixed";
    // files
    /// A file cannot be found.
    MissingFile = "missing-file";
    /// A file cannot be read or written.
    FileAccess = "file-access";
    /// A path leaves the edition's folder.
    OutsideRoot = "outside-root";
    /// `extends` goes in a circle.
    ExtendsCycle = "extends-cycle";
    /// Two editions would be written to one file.
    SameOutput = "same-output";
    // values
    /// A date that is not in the calendar.
    BadDate = "bad-date";
    /// A statistic's value is not a decimal number.
    BadNumber = "bad-number";
    /// An expression that cannot be read or evaluated.
    BadExpression = "bad-expression";
    /// Statistics computed from each other in a circle.
    StatCycle = "stat-cycle";
    /// A statistic's value is not what its expression comes to.
    StatMismatch = "stat-mismatch";
    /// What a statistic is to print does not follow from its value.
    WrongSay = "wrong-say";
    /// A data file that cannot be read.
    BadData = "bad-data";
    /// A cell of a data file, or a value of a series, that is no number.
    BadCell = "bad-cell";
    /// A data file has no column or sheet of a name.
    UnknownColumn = "unknown-column";
    // what the copy says of numbers (S1 to S21)
    /// A number in the copy is not the statistic (S1).
    ClaimValue = "claim-value";
    /// A multiple does not follow (S2).
    ClaimMultiple = "claim-multiple";
    /// A change does not follow from the levels (S3).
    ClaimGrowth = "claim-growth";
    /// An average annual growth does not follow (S4).
    AnnualRate = "annual-rate";
    /// Current and constant prices are mixed (S5).
    PriceBasis = "price-basis";
    /// Shares or parts do not add up (S6).
    ShareSum = "share-sum";
    /// Points and per cent are exchanged (S7).
    PercentPoints = "percent-points";
    /// A word says the wrong direction (S8).
    SignWord = "sign-word";
    /// A hedge does not fit the exact number (S9).
    HedgeWord = "hedge-word";
    /// A change is over another period than the words say (S10).
    BasePeriod = "base-period";
    /// A unit is wrong, or converted wrongly (S11).
    UnitConversion = "unit-conversion";
    /// A number with more places than its family (S12).
    DecimalPlaces = "decimal-places";
    /// A statistic printed in another form than elsewhere (S13).
    OneForm = "one-form";
    /// A number that belongs to no statistic (S14).
    UnboundNumber = "unbound-number";
    /// A statement that comes twice, or twice with different numbers (S15).
    RepeatedClaim = "repeated-claim";
    /// An estimate printed as a result, or a result as an estimate (S16).
    EstimateFinal = "estimate-final";
    /// A rank without a source, or one that the data deny (S17).
    RankSource = "rank-source";
    /// A statistic that an earlier edition printed otherwise (S18).
    EarlierEdition = "earlier-edition";
    /// Points of a chart out of the order of time (S19).
    ChartTime = "chart-time";
    /// The parts of a pie do not make a whole (S20).
    ChartSum = "chart-sum";
    /// An axis that does not begin at zero and does not say so (S21).
    ChartAxis = "chart-axis";
    /// The edition has switched the checks of numbers off.
    ChecksOff = "checks-off";
    // fonts and pictures
    /// A font has no vertical form of a character that needs one.
    NoVerticalForm = "no-vertical-form";
    /// A font file cannot be used.
    BadFont = "bad-font";
    /// A font may not be embedded by its own permission bits.
    FontPermission = "font-permission";
    /// No font has a character.
    MissingGlyph = "missing-glyph";
    /// A font draws characters as another region writes them.
    WrongGlyph = "wrong-glyph";
    /// A variation selector that no glyph answers.
    LostVariation = "lost-variation";
    /// A picture file cannot be used.
    BadPicture = "bad-picture";
    /// A picture or chart without alternative text.
    MissingAlt = "missing-alt";
    /// Numbers of a table whose unit is not the one that is said, or is said for some only.
    TableUnits = "table-units";
    // the page
    /// The page cannot hold its columns.
    PageTooSmall = "page-too-small";
    /// Text or a block does not fit where it must go.
    Overset = "overset";
    /// A placed section leaves rows empty.
    Underset = "underset";
    /// Two placed sections lie on each other.
    Overlap = "overlap";
    /// A section is placed off the page.
    OffPage = "off-page";
    /// A headline does not fit its width.
    HeadlineTooLong = "headline-too-long";
    /// A line is stretched beyond the limit.
    LooseLine = "loose-line";
    /// Lines too near for the marks and readings between them.
    TightLeading = "tight-leading";
    // the program
    /// A broken promise inside the program.
    Internal = "internal";
}

#[cfg(test)]
mod tests {
    use super::Code;
    use std::collections::BTreeSet;

    #[test]
    fn names_are_unique() {
        let names: BTreeSet<_> = Code::ALL.iter().map(|code| code.name()).collect();
        assert_eq!(names.len(), Code::ALL.len());
    }

    #[test]
    fn names_lead_back_to_their_rules() {
        for code in Code::ALL {
            assert_eq!(Code::from_name(code.name()), Some(*code));
        }
        assert_eq!(Code::from_name("Overset"), None);
    }
}
