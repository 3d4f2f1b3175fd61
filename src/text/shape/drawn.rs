//! What was chosen for the characters of a shaped text: for checks of faces and forms.

use super::ShapedText;
use crate::base::{FaceId, Lang, Span};

/// A cluster with the face that draws it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Drawn<'a> {
    /// Its characters: more than one where marks or selectors join the first.
    pub text: &'a str,
    /// The face.
    pub face: FaceId,
    /// The language it is set in.
    pub lang: Lang,
    /// Where it was written.
    pub span: Span,
}

impl ShapedText {
    /// Every face that draws something of the text, with the language that it draws.
    pub fn faces(&self) -> impl Iterator<Item = (FaceId, Lang)> {
        self.items.iter().filter_map(|item| {
            let format = self.formats.get(item.format as usize)?;
            Some((item.face, format.lang))
        })
    }

    /// Every cluster that has a face, in order.
    pub fn drawn(&self) -> impl Iterator<Item = Drawn<'_>> {
        self.clusters.iter().enumerate().filter_map(|(i, cluster)| {
            let item = self.items.get(cluster.item as usize)?;
            let lang = self.formats.get(item.format as usize)?.lang;
            let text = self.text.get(self.byte(i)..self.byte(i + 1))?;
            Some(Drawn { text, face: item.face, lang, span: cluster.span })
        })
    }
}
