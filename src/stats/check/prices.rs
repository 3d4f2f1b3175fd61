//! Current and constant prices: which a claim and its operands are counted in, and what
//! follows (rule S5).

use super::change::Result;
use super::{Desk, Weight};
use crate::diag::Message;
use crate::say;
use crate::stats::Basis;
use crate::stats::claim::Claim;

impl Desk<'_> {
    /// Judges prices; whether the numbers are still to be judged.
    pub(super) fn prices_agree(
        &mut self,
        claim: &Claim,
        result: &Result,
        meets: bool,
    ) -> bool {
        let at = claim.at.clone();
        let (a, b) = (self.prices(claim.subject), self.prices(claim.base));
        let sum = &result.sum;
        let said = self.said(claim);
        if let (Some(a), Some(b)) = (a, b)
            && a != b
        {
            let message = say!(
                "“{said}”把两种价格的数相比：{sum}，一为现价，一为不变价",
                "“{said}” compares current with constant prices: {sum}"
            );
            let help = say!("换成同一口径的数", "compare numbers of one basis");
            self.report(5, Weight::Error, at, message, Some(help));
            return false;
        }
        let own = self.claim_prices(claim);
        if own == Some(Basis::Real) && a.or(b).is_none() && !meets {
            // 扣除价格因素，实际增长2.1%, with levels that say nothing of prices
            self.explain_prices(claim, sum, Basis::Real, Basis::Nominal);
            return false;
        }
        let (Some(own), Some(levels)) = (own, a.or(b)) else { return true };
        if own == levels {
            return true;
        }
        let typed = self.mention(claim).is_some_and(|mention| mention.stat.is_none());
        if meets && typed {
            let ((own, en), (levels, levels_en)) = (name(own), name(levels));
            let message = Message {
                zh: format!("文字说按{own}，“{said}”却是按{levels}算出的：{sum}"),
                en: format!(
                    "the words say {en}, but “{said}” is computed at {levels_en}: {sum}"
                ),
            };
            let help = say!("改正价格的说法，或换数", "mend the words or the numbers");
            self.report(5, Weight::Error, at, message, Some(help));
        } else if !meets {
            self.explain_prices(claim, sum, own, levels);
        }
        false
    }

    /// The note that two numbers differ because their prices do.
    pub(super) fn explain_prices(
        &mut self,
        claim: &Claim,
        sum: &str,
        own: Basis,
        levels: Basis,
    ) {
        let said = self.said(claim);
        let ((own, en), (levels, levels_en)) = (name(own), name(levels));
        let message = Message {
            zh: format!("“{said}”按{own}，总量按{levels}（{sum}）：口径不同，并不矛盾"),
            en: format!(
                "“{said}” is at {en}, the levels at {levels_en} ({sum}): two bases, no contradiction"
            ),
        };
        let help = say!(
            "可在文末注明“总量按现价计算，增速按不变价计算”",
            "a note may say that levels are at current and growth at constant prices"
        );
        self.report(5, Weight::Note, claim.at.clone(), message, Some(help));
    }
}

/// Prices in both languages.
fn name(basis: Basis) -> (&'static str, &'static str) {
    match basis {
        Basis::Real => ("不变价", "constant prices"),
        Basis::Nominal => ("现价", "current prices"),
        Basis::None => ("无价格", "no prices"),
    }
}
