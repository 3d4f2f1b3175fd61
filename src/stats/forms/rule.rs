//! The rules of number forms, and what each of them says.

use crate::diag::Message;
use crate::say;

/// What kind of fault a rule finds: one code of a finding each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Family {
    /// Arabic or Han digits, mixtures, approximate numbers.
    Form,
    /// Ranges.
    Range,
    /// Digits, points, signs, units.
    Digits,
    /// Years, dates, times, numbers of documents.
    Date,
    /// Two hedges at one number.
    Hedge,
}

macro_rules! rules {
    ($($(#[$doc:meta])* $rule:ident = $name:literal, $family:ident, $zh:literal, $en:literal;)*) => {
        /// A rule of number forms.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Rule {
            $($(#[$doc])* $rule,)*
        }

        impl Rule {
            /// Every rule.
            pub const ALL: &'static [Self] = &[$(Self::$rule,)*];

            /// Its stable name.
            pub fn name(self) -> &'static str {
                match self { $(Self::$rule => $name,)* }
            }

            /// The kind of fault.
            pub fn family(self) -> Family {
                match self { $(Self::$rule => Family::$family,)* }
            }

            /// What is wrong.
            pub fn why(self) -> Message {
                match self { $(Self::$rule => say!($zh, $en),)* }
            }
        }
    };
}

rules! {
    /// 1带1路, 8项规定, 星期5 (4.2.1, 4.2.3).
    SetWord = "set-word", Form, "定型的词语用汉字数字", "set words are written with Han digits";
    /// 3千, 二十3 (5.3).
    Mixed = "mixed", Form, "一个数里混用阿拉伯数字和汉字数字", "Arabic and Han digits in one number";
    /// 三、四十; 20几 (4.2.2, 5.2.1).
    Approximate = "approximate", Form, "概数用汉字数字，两数之间不用顿号", "approximate numbers are Han digits without a mark between them";
    /// 3个公园、四个广场 (4.3.4).
    LikeItems = "like-items", Form, "同类的数字要用同一种形式", "like items are written in like digits";
    /// 二个 for 两个.
    Liang = "liang", Form, "量词前用“两”", "before measure words two is 两";
    /// 3分之1.
    Fraction = "fraction", Form, "分数的写法不对", "a fraction in a wrong form";
    /// 5%-8%, 2016-2020年 (5.1.3; GB/T 15834—2011, 4.13.3).
    RangeSign = "range-sign", Range, "数值范围的连接号不对", "a wrong sign between the ends of a range";
    /// 9～16亿 (5.1.3).
    RangeUnit = "range-unit", Range, "数值范围的前一个数缺“万”“亿”或百分号", "the first end of a range lacks its multiplier or percent sign";
    /// 12，345; 2,020年 (5.1.1).
    Grouping = "grouping", Digits, "多位数的分节不对", "a long number is grouped in a wrong way";
    /// 300000000元 (5.3).
    Large = "large", Digits, "大数用“万”“亿”作单位", "large numbers are counted in 万 or 亿";
    /// 3亿4500万.
    Steps = "steps", Digits, "大数只用一级单位", "large numbers take one multiplier";
    /// .5 (5.1.2).
    LeadingZero = "leading-zero", Digits, "小数点前缺“0”", "no 0 before the decimal point";
    /// 3．5, 3。5 (5.1.2).
    Point = "point", Digits, "小数点用齐底线的实心点", "the decimal point is a dot on the baseline";
    /// 20 20年.
    Broken = "broken", Digits, "数字中间多了空格", "a space within a number";
    /// 8亿元亿元, 10万多万.
    Repeated = "repeated", Digits, "单位重复", "a unit is repeated";
    /// -3% with a hyphen.
    Minus = "minus", Digits, "负号不用连字符", "a hyphen in place of the minus sign";
    /// 3x5, 3*5.
    Times = "times", Digits, "乘号写作“×”", "the multiplication sign is ×";
    /// 3：2, 1:500.
    Ratio = "ratio", Digits, "比号写作“∶”", "the ratio sign is ∶ (U+2236)";
    /// 百分之30.
    Percent = "percent", Digits, "百分数的写法不对", "a percentage in a wrong form";
    /// 1.2百分点, 3%个百分点.
    Points = "points", Digits, "百分点的写法不对", "percentage points in a wrong form";
    /// 25ºC.
    Degree = "degree", Digits, "摄氏度写作“℃”", "degrees Celsius are written ℃";
    /// ￥100元.
    Currency = "currency", Digits, "货币符号与货币单位重复", "currency sign and currency unit say the same twice";
    /// 300m2.
    Power = "power", Digits, "单位的指数要上标", "the power of a unit is raised";
    /// +/-5.
    PlusMinus = "plus-minus", Digits, "正负号写作“±”", "plus and minus is ±";
    /// 06年, 98年12月 (5.1.4).
    Year = "year", Date, "年份用四位数字", "years have four digits";
    /// 二0一五年, 二零二一年, 三千〇五 (5.2.5).
    Zero = "zero", Date, "“〇”用于编号和年份，“零”用于计量", "〇 is for years and numbers of things, 零 for quantities";
    /// 2020.1.5, 1月5号 (5.1.4).
    Date = "date", Date, "日期的写法不对", "a date in a wrong form";
    /// 10：30, 下午15时 (5.1.5).
    Clock = "clock", Date, "时刻的写法不对", "a time of day in a wrong form";
    /// “5.12”, “五·四” (5.1.6, 5.2.3).
    Feast = "feast", Date, "含有月日的专名写法不对", "a name made of month and day in a wrong form";
    /// `国办发[2019]6号`.
    Document = "document", Date, "发文字号的写法不对", "the number of a document in a wrong form";
    /// 约300人左右.
    Hedge = "hedge", Hedge, "约数重复或矛盾", "two hedges at one number";
}

#[cfg(test)]
mod tests {
    use super::Rule;
    use std::collections::BTreeSet;

    #[test]
    fn names_are_unique() {
        let names: BTreeSet<_> = Rule::ALL.iter().map(|rule| rule.name()).collect();
        assert_eq!(names.len(), Rule::ALL.len());
    }
}
