//! 附表 as asked for: which statistics, in which columns, where.

use super::desk::{Desk, nearest};
use super::{Appendix, AppendixColumn, PageSetup, Rich};
use crate::base::{Lang, StatId};
use crate::diag::{Code, Diagnostic};
use crate::edition::{self, Ranged};
use crate::say;

/// The columns where none are chosen.
const COLUMNS: [AppendixColumn; 5] = [
    AppendixColumn::Label,
    AppendixColumn::Value,
    AppendixColumn::Unit,
    AppendixColumn::Period,
    AppendixColumn::Page,
];

impl Desk<'_> {
    /// The appendix, where the edition asks for one; faults are noted.
    pub(super) fn appendix(
        &mut self,
        asked: Option<&Ranged<edition::Appendix>>,
        page: &PageSetup,
        lang: Lang,
    ) -> Option<Appendix> {
        let asked = asked?;
        let set = &asked.value;
        let title = self.rich_option(set.title.as_ref()).unwrap_or_else(|| {
            let title = match lang {
                Lang::En => "Statistics of this issue",
                _ => "附表　主要统计指标",
            };
            Rich::plain(title, asked.span)
        });
        let columns = set.columns.as_ref().map_or_else(
            || COLUMNS.to_vec(),
            |columns| columns.value.iter().map(|one| one.value).collect(),
        );
        if let Some(columns) = set.columns.as_ref().filter(|set| set.value.is_empty()) {
            self.advise(
                Code::BadValue,
                columns.span,
                say!("附表没有一栏", "an appendix without columns"),
                say!(
                    "写上 label、value、page 等，或删去这一行",
                    "write label, value, page …, or delete the key"
                ),
            );
        }
        Some(Appendix {
            title,
            stats: set.stats.as_ref().map(|stats| self.appendix_stats(&stats.value)),
            columns,
            group: set.group.as_ref().map(|group| group.value),
            note: self.rich_option(set.note.as_ref()),
            area: set.area.as_ref().and_then(|area| self.area(area, page)),
            span: asked.span,
            stories: Vec::new(),
        })
    }

    /// The statistics that it names, each once; unknown ones are faults.
    fn appendix_stats(&mut self, names: &[Ranged<String>]) -> Vec<StatId> {
        let mut found = Vec::new();
        for name in names {
            let asked = &name.value;
            match self.stats.find(asked).map(|stat| stat.id) {
                Some(id) if !found.contains(&id) => found.push(id),
                Some(_) => self.error(
                    Code::Duplicate,
                    name.span,
                    say!(
                        "附表里 {asked} 写了两次",
                        "{asked} stands in the appendix twice"
                    ),
                ),
                None => {
                    let mut fault = Diagnostic::error(
                        Code::UnknownStat,
                        name.span,
                        say!(
                            "没有名为 {asked} 的统计指标",
                            "there is no statistic {asked}"
                        ),
                    );
                    fault.help = nearest(asked, self.stats.names())
                        .map(|near| say!("是不是 {near}？", "did you mean {near}?"));
                    self.faults.push(fault);
                }
            }
        }
        found
    }
}
