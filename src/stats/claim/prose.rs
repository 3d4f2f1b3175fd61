//! Texts with the places that statistics printed.

use super::super::{Stat, StatId, Stats};
use std::ops::Range;

/// Bytes after which a paragraph is cut at the next full stop.
const LONGEST: usize = 20_000;

/// A text of one or more paragraphs, with what statistics printed in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Prose {
    /// The characters.
    pub text: String,
    /// The bytes that a statistic printed, in order, not overlapping.
    pub bound: Vec<(Range<usize>, StatId)>,
}

impl Prose {
    /// A text in which `{id}` stands for what statistics print; unknown names stay.
    pub fn fill(template: &str, stats: &Stats) -> Self {
        let mut out = Self::default();
        let mut rest = template;
        while let Some(open) = rest.find('{') {
            let (before, from) = rest.split_at(open);
            out.text.push_str(before);
            let name = from.find('}').and_then(|close| from.get(1..close));
            let Some(stat) = name.and_then(|name| stats.find(name)) else {
                out.text.push('{');
                rest = from.get(1..).unwrap_or("");
                continue;
            };
            out.print(stat);
            rest = from.get(stat.name.len() + 2..).unwrap_or("");
        }
        out.text.push_str(rest);
        out
    }

    /// Its paragraphs, each with the byte it begins at; those beyond all measure are cut at
    /// the end of a sentence.
    pub fn parts(&self) -> Vec<(usize, Self)> {
        let mut out = Vec::new();
        let mut start = 0;
        let mut bound = self.bound.iter().peekable();
        for line in self.text.split_inclusive(['\n', '。', '，']) {
            let end =
                out.last().map_or(0, |(at, part): &(usize, Self)| at + part.text.len());
            let fresh = match out.last() {
                Some((_, part)) => {
                    let text = &part.text;
                    text.ends_with('\n')
                        || (text.len() > LONGEST && text.ends_with('。'))
                        || text.len() > 2 * LONGEST
                }
                None => true,
            };
            if fresh {
                out.push((end, Self::default()));
                start = end;
            }
            let Some((_, part)) = out.last_mut() else { continue };
            part.text.push_str(line);
            let reach = start + part.text.len();
            while let Some((at, id)) = bound.next_if(|(at, _)| at.start < reach) {
                // what a statistic prints holds neither line feed nor full stop
                part.bound.push((at.start - start..at.end.min(reach) - start, *id));
            }
        }
        out
    }

    /// Adds what a statistic prints.
    pub fn print(&mut self, stat: &Stat) {
        let start = self.text.len();
        self.text.push_str(&stat.printed());
        self.bound.push((start..self.text.len(), stat.id));
    }
}
