//! How a statistic prints in a text: hedge, number and unit, bold, never parted.

use super::super::Marks;
use super::read::Draft;
use crate::base::Span;
use crate::stats::Stat;

/// The form a reference asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// `{id}`: hedge, number and unit.
    Whole,
    /// `{id:number}`: the number alone.
    Number,
    /// `{id:unit}`: the unit alone.
    Unit,
    /// `{id:label}`: what it counts.
    Label,
}

impl Form {
    /// The form of the word after the colon.
    pub(super) fn find(word: Option<&str>) -> Option<Self> {
        match word {
            None => Some(Self::Whole),
            Some("number") => Some(Self::Number),
            Some("unit") => Some(Self::Unit),
            Some("label") => Some(Self::Label),
            Some(_) => None,
        }
    }
}

impl Draft<'_> {
    /// Prints a statistic; `place` is where it was referred to and the number of its
    /// group, `next` the character that follows.
    pub(super) fn statistic(
        &mut self,
        stat: &Stat,
        form: Form,
        place: (Span, u32),
        next: Option<char>,
    ) {
        let (span, group) = place;
        let strong = matches!(form, Form::Whole | Form::Number) || self.marks.strong;
        let marks = Marks {
            strong,
            keep: match form {
                Form::Label => self.marks.keep,
                _ => self.marks.keep.or(Some(group)),
            },
            stat: Some(stat.id),
            ..self.marks.clone()
        };
        match form {
            Form::Number => self.words(&stat.number, span, &marks),
            Form::Unit => self.words(&stat.unit, span, &marks),
            Form::Label => self.words(&stat.label, span, &marks),
            Form::Whole => {
                let (before, after) = stat.hedges();
                for (c, place) in self.typed(before) {
                    self.out.push(c, place.unwrap_or(span), &marks);
                }
                self.words(&stat.number, span, &marks);
                let said = stat.unit.is_empty()
                    && next.is_some()
                    && next == after.chars().next();
                if !said {
                    self.words(after, span, &marks);
                }
                self.words(&stat.unit, span, &marks);
            }
        }
    }

    fn words(&mut self, text: &str, span: Span, marks: &Marks) {
        for c in text.chars() {
            self.out.push(c, span, marks);
        }
    }

    /// The hedge, each character with its place where the author had typed it already
    /// just before; then it is taken out there, so that it prints once.
    fn typed(&mut self, hedge: &str) -> Vec<(char, Option<Span>)> {
        let plain = hedge.chars().map(|c| (c, None)).collect();
        let Some(piece) = self.out.pieces.last_mut() else { return plain };
        if hedge.is_empty() || !piece.text.ends_with(hedge) || piece.marks.stat.is_some()
        {
            return plain;
        }
        piece.text.truncate(piece.text.len() - hedge.len());
        let spans = piece.spans.split_off(piece.text.chars().count());
        if piece.text.is_empty() {
            self.drop_piece();
        }
        hedge.chars().zip(spans).map(|(c, span)| (c, Some(span))).collect()
    }
}
