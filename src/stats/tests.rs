//! What statistics promise: exact reading and printing, right arithmetic, every fault found.

use super::*;
use num_bigint::BigInt;
use proptest::prelude::*;

fn def(name: &str, value: Option<&str>, expr: Option<&str>) -> Def {
    Def {
        name: name.into(),
        value: value.map(Into::into),
        expr: expr.map(Into::into),
        ..Def::default()
    }
}

proptest! {
    #[test]
    fn a_printed_decimal_reads_back(digits in -999_999_999_i64..999_999_999, places in 0_u32..6) {
        let value = BigRational::new(BigInt::from(digits), BigInt::from(10).pow(places));
        let (text, _) = print_exact(&value, places);
        prop_assert_eq!(Decimal::parse(&text).unwrap().value, value);
    }

    #[test]
    fn rounding_stays_within_half_a_digit(num in -99_999_i64..99_999, den in 1_i64..9_999) {
        let value = BigRational::new(num.into(), den.into());
        let (text, _) = print_exact(&value, 2);
        let printed = Decimal::parse(&text).unwrap();
        let padded = Decimal { places: 2, ..printed };
        prop_assert!(padded.may_print(&value), "{} for {}", text, value);
    }

    #[test]
    fn any_text_is_read_or_refused(text in "[-+*/(). a-c0-9]{0,40}") {
        if let Ok(expr) = Expr::parse(&text) {
            let _ = expr.value(|_| Some(BigRational::new(1.into(), 3.into())));
        }
    }
}

#[test]
fn numbers_keep_their_digits() {
    let number = Decimal::parse("17.760").unwrap();
    assert_eq!((number.text.as_str(), number.places), ("17.760", 3));
    assert_eq!(Decimal::parse("1,000"), Err(BadDecimal::Character(',', 1)));
    assert_eq!(Decimal::parse("1.2.3"), Err(BadDecimal::Point(3)));
    assert_eq!(Decimal::parse(".5"), Err(BadDecimal::Point(0)));
    assert_eq!(Decimal::parse("-"), Err(BadDecimal::Empty));
    assert_eq!(Decimal::parse(&"9".repeat(41)), Err(BadDecimal::TooLong(40)));
}

#[test]
fn half_is_rounded_up() {
    let print = |n: i64, d: i64| print_exact(&BigRational::new(n.into(), d.into()), 2).0;
    assert_eq!(print(2, 3), "0.67");
    assert_eq!(print(1, 200), "0.01");
    assert_eq!(print(-1, 200), "-0.01");
    assert_eq!(print(5, 2), "2.5");
    assert_eq!(print(100, 1), "100");
    assert_eq!(print(-1, 1000), "0");
}

#[test]
fn expressions_need_no_order() {
    let (stats, faults) = define(vec![
        def("share", None, Some("part / (part + rest) * 100")),
        def("part", Some("858"), None),
        def("rest", None, Some("1279 - part")),
    ]);
    assert_eq!(faults, []);
    assert_eq!(stats.find("share").unwrap().number, "67.08");
    assert_eq!(stats.find("rest").unwrap().number, "421");
}

#[test]
fn given_numbers_are_held_against_expressions() {
    let (stats, faults) = define(vec![
        def("a", Some("463"), None),
        def("b", Some("773"), None),
        def("right", Some("1.67"), Some("b / a")),
        def("wrong", Some("1.68"), Some("b / a")),
    ]);
    assert_eq!(stats.find("right").unwrap().number, "1.67");
    let [Fault::Mismatch { stat: 3, given, exact, .. }] = faults.as_slice() else {
        panic!("{faults:?}")
    };
    assert_eq!((given.as_str(), exact.as_str()), ("1.68", "1.6695"));
}

#[test]
fn every_fault_is_found() {
    let (_, faults) = define(vec![
        def("a", None, Some("b + 1")),
        def("b", None, Some("c")),
        def("c", None, Some("b")),
        def("zero", None, Some("1 / (2 - 2)")),
        def("who", None, Some("nobody * 2")),
        def("zero", Some("x"), None),
        def("9x", Some("1"), None),
        def("none", None, None),
        def("cut", None, Some("(1 + ")),
    ]);
    let has = |wanted: fn(&Fault) -> bool| faults.iter().filter(|f| wanted(f)).count();
    assert_eq!(has(|f| *f == Fault::Cycle { stats: vec![1, 2] }), 1);
    assert_eq!(
        has(|f| matches!(f, Fault::BadExpr { stat: 3, why, .. }
        if why.fault == ExprFault::DivisionByZero && why.at == (2..3))),
        1
    );
    assert_eq!(
        has(|f| matches!(f, Fault::BadExpr { stat: 4, why, .. }
        if why.fault == ExprFault::Unknown("nobody".into()) && why.at == (0..6))),
        1
    );
    assert_eq!(has(|f| *f == Fault::Duplicate { stat: 5, first: 3 }), 1);
    assert_eq!(has(|f| matches!(f, Fault::BadNumber { stat: 5, .. })), 1);
    assert_eq!(has(|f| *f == Fault::BadName { stat: 6, at: 0..1 }), 1);
    assert_eq!(has(|f| *f == Fault::NoValue { stat: 7 }), 1);
    assert_eq!(
        has(|f| matches!(f, Fault::BadExpr { stat: 8, why, .. }
        if why.fault == ExprFault::Operand)),
        1
    );
    assert_eq!(faults.len(), 8);
}

#[test]
fn numbers_beyond_reason_are_refused() {
    let mut defs = vec![def("s0", Some(&"9".repeat(40)), None)];
    for i in 1..10 {
        defs.push(def(&format!("s{i}"), None, Some(&format!("s{0} * s{0}", i - 1))));
    }
    let (_, faults) = define(defs);
    assert!(faults.iter().any(
        |f| matches!(f, Fault::BadExpr { why, .. } if why.fault == ExprFault::TooLarge)
    ));
    let deep = format!("{}1{}", "(".repeat(70), ")".repeat(70));
    assert_eq!(Expr::parse(&deep).unwrap_err().fault, ExprFault::TooDeep(64));
}

#[test]
fn hedges_stand_where_the_language_puts_them() {
    let make = |hedge, number: &str, unit: &str| {
        let mut def = def("x", Some(number), None);
        def.hedge = Some(hedge);
        def.unit = unit.into();
        define(vec![def]).0.list[0].printed()
    };
    assert_eq!(make(Hedge::Near, "400", "万平方米"), "近400万平方米");
    assert_eq!(make(Hedge::Over, "140", "名"), "140余名");
    assert_eq!(make(Hedge::Under, "3", "%"), "不足3%");
}

/// Statistics of name, number or expression, and unit.
fn with_units(list: &[(&str, &str, &str)]) -> (Stats, Vec<Fault>) {
    let defs = list.iter().map(|(name, text, unit)| {
        let number = Decimal::parse(text).is_ok();
        let mut def = def(name, number.then_some(*text), (!number).then_some(*text));
        def.unit = (*unit).into();
        def
    });
    define(defs.collect())
}

#[test]
fn functions_compute_in_units() {
    let (stats, faults) = with_units(&[
        ("gdp.2020", "773", "亿元"),
        ("gdp.2015", "463", "亿元"),
        ("tax", "86500", "万元"),
        ("people", "62.58", "万人"),
        ("rate.2024", "87.3", "%"),
        ("rate.2023", "86.8", "%"),
        ("land", "1778", "亩"),
        ("ratio", "ratio(gdp.2020, gdp.2015)", "倍"),
        ("growth", "growth(gdp.2020, gdp.2015)", "%"),
        ("cagr", "cagr(gdp.2020, gdp.2015, 5)", "%"),
        ("cagr.ratio", "cagr(ratio, 5)", "%"),
        ("share", "share(tax, gdp.2020)", "%"),
        ("plain.share", "tax / gdp.2020", "%"),
        ("total", "gdp.2020 + tax", "亿元"),
        ("head", "per(gdp.2020, people)", "元"),
        ("points", "diff(rate.2024, rate.2023)", "个百分点"),
        ("hectares", "land", "公顷"),
        ("all", "sum(gdp.2020, gdp.2015, tax)", "亿元"),
        ("most", "max(gdp.2015, gdp.2020)", "万元"),
    ]);
    assert_eq!(faults, []);
    let number = |name: &str| stats.find(name).unwrap().number.clone();
    assert_eq!(number("ratio"), "1.67");
    assert_eq!(number("growth"), "66.95");
    assert_eq!(number("cagr"), "10.79");
    assert_eq!(number("cagr.ratio"), "10.79");
    assert_eq!(number("share"), "1.12");
    assert_eq!(number("plain.share"), "1.12");
    assert_eq!(number("total"), "781.65");
    assert_eq!(number("head"), "123521.89");
    assert_eq!(number("points"), "0.5");
    assert_eq!(number("hectares"), "118.53");
    assert_eq!(number("all"), "1244.65");
    assert_eq!(number("most"), "7730000");
}

#[test]
fn units_that_do_not_go_together_are_told() {
    let fault = |text: &str, unit: &str| {
        let list = [
            ("money", "773", "亿元"),
            ("people", "62", "万人"),
            ("dollars", "3", "亿美元"),
        ];
        let mut list = list.to_vec();
        list.push(("x", text, unit));
        match with_units(&list).1.as_slice() {
            [Fault::BadExpr { stat: 3, why, .. }] => Some(why.fault.clone()),
            [] => None,
            other => panic!("{other:?}"),
        }
    };
    let units = |a: &str, b: &str| Some(ExprFault::Units(a.into(), b.into()));
    assert_eq!(fault("money + people", "亿元"), units("元", "人"));
    assert_eq!(fault("money + dollars", "亿元"), units("元", "美元"));
    assert_eq!(fault("growth(money, people)", "%"), units("元", "人"));
    assert_eq!(fault("money + 1", "亿元"), units("元", ""));
    let result = ExprFault::Result("亩".into(), "元".into());
    assert_eq!(fault("money", "亩"), Some(result));
    assert_eq!(fault("cagr(2, 2.5)", "%"), Some(ExprFault::Years));
    assert_eq!(
        fault("share(money)", "%"),
        Some(ExprFault::Arguments("share".into(), 2, 2))
    );
    assert_eq!(fault("root(money)", "%"), Some(ExprFault::Function("root".into())));
    assert_eq!(fault("per(money, people)", "元/人"), None);
}

#[test]
fn checks_allow_for_the_rounding_of_what_they_use() {
    let given = |number: &str, check: &str| {
        let mut list = vec![
            def("a", Some("5.38"), None),
            def("b", Some("5.29"), None),
            def("x", Some(number), None),
        ];
        list[2].unit = "%".into();
        list[2].check = Some(check.into());
        define(list).1.len()
    };
    // 5.375…5.385 over 5.285…5.295 is 1.5 % to 1.9 %
    assert_eq!(given("1.8", "growth(a, b)"), 0);
    assert_eq!(given("2.7", "growth(a, b)"), 1);
}

#[test]
fn two_prices_are_explained_and_no_mismatch() {
    let made = |basis: Option<Basis>| {
        let mut ratio = def("ratio", Some("1.67"), None);
        ratio.unit = "倍".into();
        ratio.basis = basis.map(|_| Basis::Nominal);
        let mut rate = def("rate", Some("7.3"), None);
        rate.unit = "%".into();
        rate.basis = basis;
        rate.check = Some("cagr(ratio, 5)".into());
        define(vec![ratio, rate])
    };
    let (stats, faults) = made(Some(Basis::Real));
    assert_eq!(faults, []);
    let notes = check::audit(&stats);
    assert_eq!(notes.len(), 1);
    assert!(notes[0].message.zh.contains("= 10.8%"), "{}", notes[0].message.zh);
    let (_, faults) = made(None);
    assert!(
        matches!(faults.as_slice(), [Fault::Mismatch { stat: 1, exact, .. }] if exact == "10.801")
    );
}

#[test]
fn growth_is_held_against_levels() {
    let made = |growth: &str, basis: Option<Basis>| {
        let make = |name: &str, label: &str, value: &str, unit: &str, period: &str| Def {
            name: name.into(),
            label: label.into(),
            value: Some(value.into()),
            unit: unit.into(),
            period: period.into(),
            basis,
            ..Def::default()
        };
        let mut rate = make("g", "地区生产总值增速", growth, "%", "2024");
        rate.basis = basis.map(|_| Basis::Real);
        let defs = vec![
            make("a", "地区生产总值", "684.52", "亿元", "2024"),
            make("b", "地区生产总值", "6514800", "万元", "2023"),
            make("c", "地区生产总值", "463", "亿元", "2015"),
            make("d", "地区生产总值", "773", "亿元", "2020"),
            rate,
            make("y", "地区生产总值年均增速", "13.4", "%", "2016—2020"),
        ];
        let (stats, faults) = define(defs);
        assert_eq!(faults, []);
        check::audit(&stats)
            .iter()
            .map(|found| (found.rule.0, found.weight))
            .collect::<Vec<_>>()
    };
    let (error, note) = (check::Weight::Error, check::Weight::Note);
    assert_eq!(made("5.1", None), [(4, error)]);
    assert_eq!(made("5.6", None), [(3, error), (4, error)]);
    assert_eq!(made("5.6", Some(Basis::Nominal)), [(5, note), (4, error)]);
}
