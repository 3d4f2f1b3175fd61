//! The same proofs on charts made at random: many categories and few, great numbers and
//! small ones, below zero, missing. A case is its number: it is the same on every run.

use super::spec::{Drawn, Row, Spec};
use super::{bars, lines, round};

/// Cases of every run; `CHART_CASE=7 cargo test charts::random` runs that one and shows it.
const CASES: u64 = 48;

/// Numbers that are the same everywhere (`SplitMix64`).
struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, end: u64) -> u64 {
        self.roll() % end
    }

    fn one<T: Copy>(&mut self, list: &[T]) -> T {
        list[usize::try_from(self.below(list.len() as u64)).unwrap()]
    }
}

const KINDS: &[&str] = &[
    "columns",
    "bars",
    "stacked",
    "stacked-bars",
    "share",
    "lines",
    "areas",
    "ring",
    "pie",
    "columns-line",
];

fn case(number: u64) -> Spec {
    let mut dice = Dice(number);
    let kind = KINDS[usize::try_from(number).unwrap() % KINDS.len()];
    let whole = matches!(kind, "ring" | "pie");
    let count = if whole {
        2 + dice.below(5)
    } else if matches!(kind, "lines" | "areas") {
        // One place has no line.
        dice.one(&[2, 3, 5, 9, 12, 24, 60])
    } else {
        dice.one(&[1, 2, 3, 5, 7, 9, 12, 16, 24, 36, 60])
    };
    let rows = match kind {
        "ring" | "pie" => 1,
        "columns-line" => 2,
        "stacked" | "stacked-bars" | "share" | "areas" => 2 + dice.below(3),
        _ => 1 + dice.below(3),
    };
    let places = dice.one(&[0_u32, 1, 2, 4]);
    let great = dice.one(&[30_u64, 900, 45_000, 80_000_000]);
    let signed = matches!(kind, "columns" | "bars" | "lines") && dice.below(2) == 0;
    let gaps = matches!(kind, "columns" | "bars" | "lines") && dice.below(3) == 0;
    let mut value = |dice: &mut Dice| {
        // A part of a two-thousandth at least, so that it can be seen.
        let units = great / 20 + 1 + dice.below(great);
        let text = if places == 0 {
            units.to_string()
        } else {
            let scale = 10_u64.pow(places);
            format!("{}.{:0w$}", units / scale, units % scale, w = places as usize)
        };
        if signed && dice.below(3) == 0 { format!("-{text}") } else { text }
    };
    let row = |n: u64, dice: &mut Dice, value: &mut dyn FnMut(&mut Dice) -> String| Row {
        label: ["甲类", "乙类", "丙类", "丁类"][usize::try_from(n).unwrap()].to_owned(),
        unit: "万吨".to_owned(),
        values: (0..count)
            .map(|at| (!(gaps && at % 5 == 3 && n > 0)).then(|| value(dice)))
            .collect(),
        said: Vec::new(),
    };
    let rows = (0..rows).map(|n| row(n, &mut dice, &mut value)).collect();
    let categories = (0..count).map(|at| {
        if whole {
            format!("第{}项", ["一", "二", "三", "四", "五", "六"][at as usize])
        } else {
            (1961 + at).to_string()
        }
    });
    Spec {
        kind,
        categories: categories.collect(),
        rows,
        more: dice.one(&["", "labels = false\n"]).to_owned(),
        columns: dice.one(&[1, 1, 2]),
    }
}

/// What is wrong with a chart of any kind that has bars, lines or sectors.
pub(super) fn faults(drawn: &Drawn, spec: &Spec) -> Vec<String> {
    match spec.kind {
        "columns" | "bars" => bars::plain(drawn, spec),
        "stacked" | "stacked-bars" | "share" => bars::piled(drawn, spec),
        "lines" => lines::plain(drawn, spec),
        "areas" => lines::piled(drawn, spec),
        "columns-line" => lines::mixed(drawn, spec),
        _ => round::parts(drawn, spec),
    }
}

#[test]
fn charts_made_at_random_are_drawn_as_their_numbers() {
    let mut bad = String::new();
    let mut printed = 0;
    let asked = std::env::var("CHART_CASE").ok().and_then(|one| one.parse::<u64>().ok());
    for number in asked.map_or(0..CASES, |one| one..one + 1) {
        let spec = case(number);
        if asked.is_some() {
            println!("{}", spec.toml());
            println!("{:#?}", spec.printed().map(|drawn| faults(&drawn, &spec)));
        }
        match spec.printed() {
            Ok(drawn) => {
                printed += 1;
                let found = faults(&drawn, &spec);
                if let Some(first) = found.first() {
                    bad += &format!(
                        "case {number}, {} of {} × {}: {first}\n",
                        spec.kind,
                        spec.rows.len(),
                        spec.categories.len()
                    );
                }
                // The same page is no proof of other numbers.
                let mut wrong = spec.clone();
                let values = &mut wrong.rows[0].values;
                let longest =
                    values.iter().flatten().max_by_key(|text| text.len()).cloned();
                let other = longest.unwrap().replace(|c: char| c.is_ascii_digit(), "9");
                let changed = values.iter_mut().flatten().next().unwrap();
                let same = *changed == other;
                *changed = format!("{other}9");
                if !same && faults(&drawn, &wrong).is_empty() {
                    bad += &format!(
                        "case {number}, {}: a wrong number is not seen\n",
                        spec.kind
                    );
                }
            }
            Err(why) if why.is_empty() => {
                bad += &format!("case {number}: refused without a word\n")
            }
            Err(_) => {}
        }
    }
    assert!(bad.is_empty(), "\n{bad}");
    assert!(asked.is_some() || printed * 2 > CASES, "{printed} of {CASES} were printed");
}
