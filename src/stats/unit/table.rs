//! The units of reports, as data: name, multiple of the base unit, dimension, kind.
//! 亩 and 公顷 by 《关于在我国统一实行法定计量单位的命令》; SI by GB 3100—1993.

use super::Kind::{self, Amount, Doublings, Points, Rate, Times};

/// The base units, one for each base quantity.
pub(super) const BASES: [&str; super::COUNT] = [
    "元", "美元", "港元", "欧元", "米", "克", "秒", "焦", "人", "户", "个", "人次", "度",
];

/// One unit.
pub(super) struct Row {
    /// As written.
    pub(super) name: &'static str,
    /// Base units in it: numerator.
    pub(super) over: i64,
    /// Base units in it: denominator.
    pub(super) under: i64,
    /// Its dimension.
    pub(super) of: &'static [(&'static str, i8)],
    /// How its numbers are read.
    pub(super) kind: Kind,
}

const fn row(
    name: &'static str,
    over: i64,
    under: i64,
    of: &'static [(&'static str, i8)],
) -> Row {
    Row { name, over, under, of, kind: Amount }
}

const fn bare(name: &'static str, under: i64, kind: Kind) -> Row {
    Row { name, over: 1, under, of: &[], kind }
}

const M2: &[(&str, i8)] = &[("米", 2)];
const M3: &[(&str, i8)] = &[("米", 3)];
const THING: &[(&str, i8)] = &[("个", 1)];

/// All units.
pub(super) const UNITS: &[Row] = &[
    // money
    row("元", 1, 1, &[("元", 1)]),
    row("元人民币", 1, 1, &[("元", 1)]),
    row("美元", 1, 1, &[("美元", 1)]),
    row("港元", 1, 1, &[("港元", 1)]),
    row("欧元", 1, 1, &[("欧元", 1)]),
    // length
    row("米", 1, 1, &[("米", 1)]),
    row("公里", 1000, 1, &[("米", 1)]),
    row("千米", 1000, 1, &[("米", 1)]),
    row("里", 500, 1, &[("米", 1)]),
    row("厘米", 1, 100, &[("米", 1)]),
    row("毫米", 1, 1000, &[("米", 1)]),
    // area
    row("平方米", 1, 1, M2),
    row("平方公里", 1_000_000, 1, M2),
    row("平方千米", 1_000_000, 1, M2),
    row("公顷", 10_000, 1, M2),
    row("亩", 2000, 3, M2),
    row("亩次", 2000, 3, M2),
    // volume
    row("立方米", 1, 1, M3),
    row("升", 1, 1000, M3),
    // mass
    row("吨", 1_000_000, 1, &[("克", 1)]),
    row("公斤", 1000, 1, &[("克", 1)]),
    row("千克", 1000, 1, &[("克", 1)]),
    row("斤", 500, 1, &[("克", 1)]),
    row("克", 1, 1, &[("克", 1)]),
    row("毫克", 1, 1000, &[("克", 1)]),
    row("微克", 1, 1_000_000, &[("克", 1)]),
    row("吨标准煤", 29_307_600_000, 1, &[("焦", 1)]),
    // energy and power
    row("千瓦时", 3_600_000, 1, &[("焦", 1)]),
    row("度电", 3_600_000, 1, &[("焦", 1)]),
    row("千瓦", 1000, 1, &[("焦", 1), ("秒", -1)]),
    row("瓦", 1, 1, &[("焦", 1), ("秒", -1)]),
    // time
    row("秒", 1, 1, &[("秒", 1)]),
    row("分钟", 60, 1, &[("秒", 1)]),
    row("小时", 3600, 1, &[("秒", 1)]),
    row("天", 86_400, 1, &[("秒", 1)]),
    row("日", 86_400, 1, &[("秒", 1)]),
    row("个工作日", 86_400, 1, &[("秒", 1)]),
    row("个月", 2_629_746, 1, &[("秒", 1)]),
    row("年", 31_556_952, 1, &[("秒", 1)]),
    row("℃", 1, 1, &[("度", 1)]),
    // people
    row("人", 1, 1, &[("人", 1)]),
    row("名", 1, 1, &[("人", 1)]),
    row("位", 1, 1, &[("人", 1)]),
    row("户", 1, 1, &[("户", 1)]),
    row("人次", 1, 1, &[("人次", 1)]),
    // things that are counted
    row("个", 1, 1, THING),
    row("家", 1, 1, THING),
    row("项", 1, 1, THING),
    row("处", 1, 1, THING),
    row("座", 1, 1, THING),
    row("所", 1, 1, THING),
    row("条", 1, 1, THING),
    row("宗", 1, 1, THING),
    row("件", 1, 1, THING),
    row("起", 1, 1, THING),
    row("套", 1, 1, THING),
    row("台", 1, 1, THING),
    row("辆", 1, 1, THING),
    row("张", 1, 1, THING),
    row("只", 1, 1, THING),
    row("头", 1, 1, THING),
    row("册", 1, 1, THING),
    row("部", 1, 1, THING),
    row("场", 1, 1, THING),
    row("次", 1, 1, THING),
    row("支", 1, 1, THING),
    row("栋", 1, 1, THING),
    row("幢", 1, 1, THING),
    row("间", 1, 1, THING),
    row("株", 1, 1, THING),
    row("棵", 1, 1, THING),
    row("批", 1, 1, THING),
    row("班", 1, 1, THING),
    row("门", 1, 1, THING),
    row("对", 1, 1, THING),
    row("块", 1, 1, THING),
    row("笔", 1, 1, THING),
    row("份", 1, 1, THING),
    row("艘", 1, 1, THING),
    row("架", 1, 1, THING),
    row("篇", 1, 1, THING),
    row("枚", 1, 1, THING),
    row("盏", 1, 1, THING),
    row("片", 1, 1, THING),
    row("桩", 1, 1, THING),
    row("例", 1, 1, THING),
    row("单", 1, 1, THING),
    // rates
    bare("%", 100, Rate),
    bare("％", 100, Rate),
    bare("‰", 1000, Rate),
    bare("成", 10, Rate),
    bare("个百分点", 100, Points),
    bare("百分点", 100, Points),
    bare("个千分点", 1000, Points),
    bare("倍", 1, Times),
    bare("番", 1, Doublings),
];
