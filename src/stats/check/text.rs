//! What is judged number by number: doubled hedges (rule S9), unbound digits (S14),
//! estimates (S16).

use super::{Desk, Part, Weight};
use crate::say;
use crate::stats::Status;
use crate::stats::claim::Mention;
use crate::stats::forms::naming;

/// Words that say a number is not final.
const ESTIMATES: [&str; 12] = [
    "预计", "预期", "有望", "估计", "估算", "预测", "初步", "将达", "力争", "测算",
    "快报", "目标",
];
/// The same that a final number may not be called.
const FORECASTS: [&str; 5] = ["预计", "有望", "预测", "估计", "力争"];
/// Words that claim a result.
const DONE: [&str; 6] = ["完成", "实现", "达到", "取得", "突破", "再创"];

impl Desk<'_> {
    /// Checks hedges and estimates, number by number.
    pub(super) fn each_number(&mut self) {
        let context = self.context;
        for mention in &context.mentions {
            self.doubled(mention);
            self.status(mention);
        }
    }

    fn doubled(&mut self, mention: &Mention) {
        if !mention.twice {
            return;
        }
        let said = self.context.slice(mention.at.clone());
        let message = say!(
            "“{said}”：约数的字用了两个",
            "“{said}”: two words say that it is about"
        );
        let help = say!("留一个", "keep one of them");
        self.report(9, Weight::Warning, mention.at.clone(), message, Some(help));
    }

    /// An estimate printed as a result, or a result as an estimate.
    fn status(&mut self, mention: &Mention) {
        let Some(stat) = mention.stat.and_then(|id| self.stat(id)) else { return };
        let context = self.context;
        let start = context.sentence(mention.at.start);
        let sentence = context.slice(start..context.sentence_end(mention.at.end));
        let clause = context.slice(context.clause(mention.at.start)..mention.at.start);
        let printed = stat.printed();
        let label = &stat.label;
        // a sentence that claims no result goes on with the estimate of the one before
        let carried = says(context.slice(0..start), &FORECASTS) && !says(sentence, &DONE);
        match stat.status {
            Some(Status::Estimate)
                if says(sentence, &ESTIMATES)
                    || carried
                    || says(self.beside, &ESTIMATES) => {}
            Some(Status::Estimate) if matches!(self.part, Part::Figure | Part::Cell) => {
                let message = say!(
                    "{label}{printed}是预计数，图表里没有说",
                    "{label} {printed} is an estimate, and the figure does not say so"
                );
                let help = say!(
                    "在名称、标题、表头或注里写“预计”",
                    "say 预计 in the label, the title, a head or the note"
                );
                self.report(16, Weight::Warning, mention.at.clone(), message, Some(help));
            }
            Some(Status::Estimate) => {
                let message = say!(
                    "{label}{printed}是预计数，文中写成了实绩",
                    "{label} {printed} is an estimate, the words make it a result"
                );
                let help = say!("写“预计”", "say 预计");
                self.report(16, Weight::Error, mention.at.clone(), message, Some(help));
            }
            Some(Status::Final) if says(clause, &FORECASTS) => {
                let message = say!(
                    "{label}{printed}已经核定，文中仍写预计",
                    "{label} {printed} is final, the words still make it an estimate"
                );
                let help = say!("删去“预计”", "drop 预计");
                self.report(16, Weight::Error, mention.at.clone(), message, Some(help));
            }
            _ => {}
        }
    }

    /// Digits that no statistic and no claim accounts for.
    pub(super) fn unbound(&mut self, proved: &[bool]) {
        let naming = naming(self.context.text);
        for (mention, proved) in self.context.mentions.iter().zip(proved) {
            let next = naming.partition_point(|at| at.end <= mention.core.start);
            if naming.get(next).is_some_and(|at| at.start < mention.core.end) {
                continue;
            }
            // 连续4年, 近5年: a time that passes, not a count
            let lapse = mention.unit.text == "年" && mention.digits.len() <= 2;
            if mention.stat.is_some() || *proved || mention.han || lapse {
                continue;
            }
            let said = self.context.slice(mention.core.clone());
            let twin = self.context.metrics.printed(said).first();
            let twin = twin.and_then(|id| self.stat(*id));
            let message =
                say!("“{said}”没有挂在统计指标上", "“{said}” belongs to no statistic");
            let help = match twin.map(|stat| (&stat.name, &stat.label)) {
                Some((name, label)) => say!(
                    "与指标“{label}”的数相同：是它就用 {{{name}}} 引用",
                    "the statistic {label} has this number: if it is meant, write {{{name}}}"
                ),
                None => say!(
                    "定义 [[stat]] 后用 {{id}} 引用；名称里的数字列入名称表",
                    "define a [[stat]] and refer to it as {{id}}; list names that hold digits"
                ),
            };
            self.report(14, Weight::Warning, mention.at.clone(), message, Some(help));
        }
    }
}

fn says(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.contains(word))
}
