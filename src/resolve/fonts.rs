//! Fonts of the user's own in place of those that ship, by role.

use super::desk::{Desk, nearest};
use crate::base::FaceId;
use crate::diag::{Code, Diagnostic};
use crate::edition::{Font, Ranged};
use crate::font::{FontBook, Part};
use crate::say;

/// What a role of `[[font]]` replaces: parts of typefaces.
const ROLES: [(&str, &[(&str, Part)]); 8] = [
    ("body", &[("body", Part::Han)]),
    ("body-bold", &[("body-bold", Part::Han)]),
    ("headline", &[("headline", Part::Han), ("headline-bold", Part::Han)]),
    ("hei", &[("hei", Part::Han), ("hei-black", Part::Han)]),
    ("hei-regular", &[("hei-regular", Part::Han)]),
    ("kai", &[("kai", Part::Han)]),
    (
        "latin",
        &[
            ("body", Part::Latin),
            ("body", Part::Digit),
            ("kai", Part::Latin),
            ("kai", Part::Digit),
        ],
    ),
    ("figures", &[("figures", Part::Digit), ("figures", Part::Latin)]),
];

impl Desk<'_> {
    /// The fonts that ship, with the user's own in their places; faults noted.
    pub(super) fn fonts(
        &mut self,
        fonts: Option<&Ranged<Vec<Ranged<Font>>>>,
    ) -> FontBook {
        let mut book = FontBook::bundled();
        for font in fonts.map_or(&[][..], |fonts| &fonts.value) {
            let Some(role) = self.font_role(font) else { continue };
            let Some(face) = self.face(font, &mut book) else { continue };
            for (typeface, part) in role {
                if let Some(typeface) = book.find(typeface) {
                    book.set(typeface, *part, face);
                }
            }
        }
        book
    }

    fn font_role(
        &mut self,
        font: &Ranged<Font>,
    ) -> Option<&'static [(&'static str, Part)]> {
        let Some(role) = &font.value.role else {
            self.error(
                Code::MissingKey,
                font.span,
                say!("[[font]] 缺 role", "a [[font]] lacks its role"),
            );
            return None;
        };
        let found = ROLES.iter().find(|(name, _)| *name == role.value);
        if found.is_none() {
            let names = ROLES.map(|(name, _)| name);
            let (asked, all) = (&role.value, names.join(", "));
            let near = nearest(asked, names).unwrap_or("body");
            self.advise(
                Code::BadValue,
                role.span,
                say!("没有字体角色 {asked}", "there is no font role {asked}"),
                say!(
                    "可用 {all}；是不是 {near}？",
                    "there are {all}; did you mean {near}?"
                ),
            );
        }
        found.map(|(_, parts)| *parts)
    }

    fn face(&mut self, font: &Ranged<Font>, book: &mut FontBook) -> Option<FaceId> {
        let Some(file) = &font.value.file else {
            self.error(
                Code::MissingKey,
                font.span,
                say!("[[font]] 缺 file", "a [[font]] lacks its file"),
            );
            return None;
        };
        let (_, bytes) = self.read(file)?;
        let index = font.value.index.as_ref().map_or(0, |index| index.value);
        match book.add(bytes, u32::from(index)) {
            Ok(face) => Some(face),
            Err(fault) => {
                self.faults.push(
                    Diagnostic::error(fault.code(), file.span, fault.message())
                        .help(fault.help()),
                );
                None
            }
        }
    }
}
