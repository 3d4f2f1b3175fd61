//! The languages a text may be set in.

/// A language and script, as BCP 47 names it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Lang {
    /// Chinese in simplified characters.
    #[default]
    ZhHans,
    /// Chinese in traditional characters, as in Taiwan.
    ZhHant,
    /// Chinese in traditional characters, as in Hong Kong.
    ZhHantHk,
    /// Japanese.
    Ja,
    /// Korean.
    Ko,
    /// English.
    En,
}

impl Lang {
    /// All languages with their BCP 47 tags.
    pub const ALL: [(Self, &'static str); 6] = [
        (Self::ZhHans, "zh-Hans"),
        (Self::ZhHant, "zh-Hant"),
        (Self::ZhHantHk, "zh-Hant-HK"),
        (Self::Ja, "ja"),
        (Self::Ko, "ko"),
        (Self::En, "en"),
    ];

    /// The BCP 47 tag, as shapers and PDF take it.
    pub fn tag(self) -> &'static str {
        Self::ALL.iter().find(|(lang, _)| *lang == self).map_or("zh-Hans", |(_, tag)| tag)
    }

    /// The language of a BCP 47 tag; `zh` and `zh-CN` are simplified Chinese.
    pub fn from_tag(tag: &str) -> Option<Self> {
        match tag {
            "zh" | "zh-CN" => Some(Self::ZhHans),
            "zh-TW" => Some(Self::ZhHant),
            "zh-HK" => Some(Self::ZhHantHk),
            _ => Self::ALL.iter().find(|(_, known)| *known == tag).map(|(lang, _)| *lang),
        }
    }
}
