//! Theme files as written: TOML with the place of every value.

use crate::edition::Align;
use serde::Deserialize;
use std::collections::BTreeMap;
use toml::Spanned;

/// A text and where it was written.
pub(super) type Text = Spanned<String>;

/// A theme file. What a user's file leaves out comes from the theme it is based on.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ThemeFile {
    /// The theme that ships which fills in the rest: party or bulletin.
    pub(super) base: Option<Text>,
    /// The type area that the sizes were chosen for: on narrower ones large type shrinks.
    pub(super) width: Option<Text>,
    /// spot, process or black.
    pub(super) red: Option<Text>,
    /// The four inks of red.
    pub(super) red_ink: Option<Text>,
    /// Faces of Kai runs.
    pub(super) kai: Option<Text>,
    /// Ground of tinted boxes.
    pub(super) ground: Option<Text>,
    /// Colour of the rules of the house.
    pub(super) accent: Option<Text>,
    /// Weight of thin rules.
    pub(super) hairline: Option<Text>,
    /// Weight of heavy rules.
    pub(super) heavy: Option<Text>,
    /// Empty rows between modules.
    pub(super) module_gap: Option<u16>,
    /// Rows of the masthead.
    pub(super) masthead_rows: Option<u16>,
    /// Headline sizes by width.
    pub(super) ladder: Option<Vec<Step>>,
    /// Styles by the name of their role.
    #[serde(default)]
    pub(super) style: BTreeMap<Spanned<String>, StyleFile>,
}

/// One step of the ladder of headline sizes.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Step {
    /// Share of the type area's width in permille, at least.
    pub(super) width: u16,
    /// The size.
    pub(super) size: Text,
}

/// A style as written.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct StyleFile {
    pub(super) typeface: Option<Text>,
    pub(super) strong: Option<Text>,
    pub(super) size: Option<Text>,
    pub(super) least: Option<Text>,
    pub(super) color: Option<Text>,
    pub(super) strong_color: Option<Text>,
    pub(super) align: Option<Text>,
    pub(super) tracking: Option<i16>,
}

impl StyleFile {
    /// The style with what it leaves out taken from another.
    fn over(&mut self, base: Self) {
        // a new size without a new least size may be smaller than the old least size
        if self.size.is_none() {
            self.least = self.least.take().or(base.least);
        }
        self.typeface = self.typeface.take().or(base.typeface);
        self.strong = self.strong.take().or(base.strong);
        self.size = self.size.take().or(base.size);
        self.color = self.color.take().or(base.color);
        self.strong_color = self.strong_color.take().or(base.strong_color);
        self.align = self.align.take().or(base.align);
        self.tracking = self.tracking.or(base.tracking);
    }
}

impl ThemeFile {
    /// The theme with what it leaves out taken from another.
    pub(super) fn over(mut self, base: Self) -> Self {
        for (role, style) in base.style {
            self.style.entry(role).or_default().over(style);
        }
        Self {
            base: self.base,
            width: self.width.or(base.width),
            red: self.red.or(base.red),
            red_ink: self.red_ink.or(base.red_ink),
            kai: self.kai.or(base.kai),
            ground: self.ground.or(base.ground),
            accent: self.accent.or(base.accent),
            hairline: self.hairline.or(base.hairline),
            heavy: self.heavy.or(base.heavy),
            module_gap: self.module_gap.or(base.module_gap),
            masthead_rows: self.masthead_rows.or(base.masthead_rows),
            ladder: self.ladder.or(base.ladder),
            style: self.style,
        }
    }
}

/// The alignment of a word; `decimal` is for table columns only.
pub(super) fn align(word: &str) -> Option<Align> {
    let cells = [Align::Decimal, Align::Even];
    let mut known = Align::ALL.iter().filter(|(align, _)| !cells.contains(align));
    known.find(|(_, text)| *text == word).map(|(align, _)| *align)
}
