//! Lines of running text whose gaps are stretched beyond the limit (T29).

use super::block::{BlockKind, Slugs};
use crate::base::{Role, Span, StoryId};
use crate::diag::{Code, Diagnostic};
use crate::say;
use crate::text::STRETCH_CAP;
use std::collections::BTreeMap;

/// The loose lines of a story.
#[derive(Debug, Default)]
struct Loose {
    count: usize,
    /// Of how many lines.
    of: usize,
    /// The loosest: stretch of each gap in permille of an em, place, characters.
    worst: Option<(i64, Span, String)>,
}

impl Slugs<'_, '_> {
    /// One warning for every story that has lines stretched beyond [`STRETCH_CAP`]: how
    /// many, and where the loosest stands.
    pub fn loose(&self) -> Vec<Diagnostic> {
        let mut stories: BTreeMap<StoryId, Loose> = BTreeMap::new();
        for (block, lines) in self.blocks.iter().zip(&self.lines) {
            let BlockKind::Text(text) = &block.kind else { continue };
            if !matches!(block.role, Role::Body | Role::Lead) {
                continue;
            }
            let loose = stories.entry(block.story).or_default();
            loose.of += lines.len();
            for line in lines {
                let stretch = line.stretch_per_gap();
                if stretch <= STRETCH_CAP {
                    continue;
                }
                loose.count += 1;
                if loose.worst.as_ref().is_none_or(|worst| worst.0 < stretch) {
                    let characters = line.text(&text.text).trim().to_owned();
                    loose.worst = Some((stretch, line.span, characters));
                }
            }
        }
        stories.values().filter_map(Loose::warning).collect()
    }
}

impl Loose {
    fn warning(&self) -> Option<Diagnostic> {
        let (stretch, span, text) = self.worst.as_ref()?;
        let (count, of) = (self.count, self.of);
        let (most, limit) = (ems(*stretch), ems(STRETCH_CAP));
        let found = Diagnostic::warning(
            Code::LooseLine,
            *span,
            say!(
                "全文 {of} 行中有 {count} 行字距过松：最松的一行“{text}”每处加 {most} 字宽，上限 {limit}",
                "{count} of {of} lines are too loose: “{text}” opens each gap by {most} em, the limit is {limit}"
            ),
        );
        Some(found.help(say!(
            "改动这一段的几个字，或换栏数：松行多因长数字、外文词或保持不拆的词跟在行末",
            "change some characters of the paragraph, or the number of columns: long numbers, words and names kept whole make lines loose"
        )))
    }
}

/// Permille of an em as ems with two decimals, rounded up.
fn ems(permille: i64) -> String {
    let hundredths = (permille + 9) / 10;
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_count_and_the_loosest_line_are_told() {
        assert!(Loose { count: 0, of: 9, worst: None }.warning().is_none());
        let worst = Some((345, Span::detached(), "一二三".to_owned()));
        let found = Loose { count: 2, of: 9, worst }.warning().unwrap();
        let text = format!("{found:?}");
        for part in ["全文 9 行中有 2 行", "“一二三”", "0.35", "0.12"] {
            assert!(text.contains(part), "{part}: {text}");
        }
    }
}
