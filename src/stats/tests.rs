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
