//! Dates as the page prints them, and dates that are not in the calendar.

use super::desk::Desk;
use crate::diag::Code;
use crate::edition::{Date, Ranged};
use crate::say;
use chrono::{Datelike, NaiveDate};

const WEEKDAYS: [&str; 7] =
    ["星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日"];

/// 2021年1月15日.
pub(super) fn long(date: NaiveDate) -> String {
    format!("{}年{}月{}日", date.year(), date.month(), date.day())
}

/// 星期五.
pub(super) fn weekday(date: NaiveDate) -> &'static str {
    let day = date.weekday().num_days_from_monday() as usize;
    WEEKDAYS.get(day).copied().unwrap_or("")
}

impl Desk<'_> {
    /// The date, or none with the fault noted.
    pub(super) fn date(&mut self, date: &Ranged<Date>) -> Option<NaiveDate> {
        let Date { year, month, day } = date.value;
        let ymd = (i32::from(year), u32::from(month), u32::from(day));
        if let Some(found) = NaiveDate::from_ymd_opt(ymd.0, ymd.1, ymd.2) {
            return Some(found);
        }
        let help = if (1..=12).contains(&month) {
            let next = match month {
                12 => NaiveDate::from_ymd_opt(ymd.0 + 1, 1, 1),
                _ => NaiveDate::from_ymd_opt(ymd.0, ymd.1 + 1, 1),
            };
            let last =
                next.and_then(|next| next.pred_opt()).map_or(31, |last| last.day());
            say!("{year}年{month}月只有 {last} 天", "{year}-{month:02} has {last} days")
        } else {
            say!("月份为 1 到 12", "months are 1 to 12")
        };
        self.advise(
            Code::BadDate,
            date.span,
            say!(
                "没有 {year}-{month:02}-{day:02} 这一天",
                "there is no day {year}-{month:02}-{day:02}"
            ),
            help,
        );
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_print_in_chinese() {
        let date = NaiveDate::from_ymd_opt(2021, 1, 15).unwrap();
        assert_eq!(format!("{}{}", long(date), weekday(date)), "2021年1月15日星期五");
        let sunday = NaiveDate::from_ymd_opt(2024, 2, 29).unwrap().succ_opt().unwrap();
        assert_eq!(weekday(sunday + chrono::Days::new(2)), "星期日");
    }
}
