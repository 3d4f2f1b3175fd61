//! T15 and T25 to T30: which breaks are chosen, and in which order lines shrink and
//! stretch.

use super::edition::{EM, Edition, edition, paras, swept};
use super::measure::{Kind, gaps, lines, shifted};
use super::proofs;
use crate::page::copy::Printed;
use crate::page::lines::{loose, ragged};
use crate::pdf::Line;
use kanyin::diag::Code;

/// Full lines of Han, marks, words and numbers.
const TEXT: &str = "全年完成投资2300亿元，比上年增长11.1%，其中“城市双改”（含小区）投入17亿元；\
     改造Smart City Plan道路143条。“加快！”干部说：质量、进度、安全，都不能少。规划《草案》\
     提出GDP年均增长7%、公园32个，绿地2569万平方米，Green Space Index居全省前列";

fn full(measure: usize) -> Edition {
    edition(swept(TEXT)).measure(measure)
}

/// The widths that a gap has at least and at most, in ems, in the order of shrinking.
const SHRINK: [(Kind, f64); 5] = [
    (Kind::Word, 0.25),
    (Kind::Bracket, -0.5),
    (Kind::Pause, -0.5),
    (Kind::Mixed, 0.125),
    (Kind::Stop, -0.5),
];

/// Lines of paragraphs but the last of each.
fn full_lines(printed: &Printed) -> Vec<Line> {
    let short = |para: &mut crate::page::copy::Para| {
        para.lines.pop();
    };
    let mut paras = paras(printed);
    paras.iter_mut().for_each(short);
    paras.into_iter().flat_map(|para| para.lines).collect()
}

/// T25: a step of which a gap has shrunk while one of an earlier step could still give.
fn out_of_order(printed: &Printed) -> Vec<String> {
    let mut faults = Vec::new();
    for line in full_lines(printed) {
        let gaps = gaps(&line, EM);
        let shrunk = |kind: Kind| {
            gaps.iter().any(|gap| gap.kind == kind && gap.width < kind.natural() - 0.004)
        };
        let last = SHRINK.iter().rposition(|(kind, _)| shrunk(*kind)).unwrap_or(0);
        for (kind, least) in &SHRINK[..last] {
            // A word space may be narrower than its least by the font.
            let gives = |gap: &&super::measure::Gap| {
                gap.kind == *kind && gap.width > least + 0.004
            };
            if let Some(gap) = gaps.iter().find(gives) {
                faults.push(format!("{kind:?} {:.3} em: {}", gap.width, line.text()));
            }
        }
    }
    faults
}

/// T26: gaps of one kind that are not equal within a line.
fn unequal(printed: &Printed) -> Vec<String> {
    let mut faults = Vec::new();
    for line in full_lines(printed) {
        let gaps = gaps(&line, EM);
        for kind in SHRINK.map(|(kind, _)| kind).into_iter().chain([Kind::Other]) {
            let own = gaps.iter().filter(|gap| gap.kind == kind).map(|gap| gap.width);
            let (low, high) = own.fold((f64::MAX, f64::MIN), |(low, high), one| {
                (low.min(one), high.max(one))
            });
            if high - low > 0.004 {
                let least =
                    gaps.iter().find(|gap| gap.kind == kind && gap.width - low < 0.001);
                let at = least.map_or("", |gap| &gap.between);
                let text = line.text();
                let most =
                    gaps.iter().find(|gap| gap.kind == kind && high - gap.width < 0.001);
                let to = most.map_or("", |gap| &gap.between);
                faults.push(format!("{kind:?} {low:.3} {at}, {high:.3} {to}: {text}"));
            }
        }
    }
    faults
}

/// T27: lines of which all gaps are stretched though words or Han and Latin stand closer
/// than they may.
fn stretched_early(printed: &Printed) -> Vec<String> {
    let mut faults = Vec::new();
    for line in full_lines(printed) {
        let gaps = gaps(&line, EM);
        let wide = |kind: Kind, most: f64| {
            gaps.iter().any(|gap| gap.kind == kind && gap.width > most + 0.004)
        };
        let narrow = |kind: Kind| {
            gaps.iter().any(|gap| gap.kind == kind && gap.width < 0.5 - 0.004)
        };
        let mixed = wide(Kind::Mixed, 0.25);
        let other = wide(Kind::Other, 0.0);
        if (mixed || other) && narrow(Kind::Word) || other && narrow(Kind::Mixed) {
            faults.push(line.text());
        }
    }
    faults
}

/// T28: gaps that are not as they are in an unfilled line, in what never stretches.
fn stretched_within(printed: &Printed) -> Vec<String> {
    let mut faults = Vec::new();
    for line in full_lines(printed) {
        for gap in gaps(&line, EM) {
            let still = gap.kind == Kind::Still && gap.width.abs() > 0.004;
            if still || gap.kind == Kind::Unit && gap.width > 0.254 {
                faults.push(format!(
                    "{} {:.3} em: {}",
                    gap.between,
                    gap.width,
                    line.text()
                ));
            }
        }
    }
    faults
}

const STILL: &str = "天长——地久……投资2300亿元，改造3000–5000户，京～沪、甲／乙线，\
     2021年1月15日，11.1%，36.5℃，真的？！好！！";

/// Lines that are not stretched, but for those that are reported.
fn unreported(printed: &Printed) -> Vec<String> {
    let told = printed.outcome.found.iter().any(|one| one.code == Code::LooseLine);
    let found = loose(&paras(printed), EM);
    if told { Vec::new() } else { found }
}

/// T29: last lines that are stretched.
fn stretched_last(printed: &Printed) -> Vec<String> {
    let last = |para: crate::page::copy::Para| para.lines.into_iter().next_back();
    let last = paras(printed).into_iter().filter_map(last);
    let wide = |line: &Line| {
        gaps(line, EM).iter().any(|gap| gap.kind == Kind::Other && gap.width > 0.004)
    };
    last.filter(wide).map(|line| line.text()).collect()
}

/// Long words that leave holes.
const HOLES: &str = "天地玄黄宇宙{keep 洪荒日月盈昃}辰宿列张寒来暑往秋收冬藏";

/// What is not to be broken is half an em wider than its line.
const HAN: &str = "{keep 天地玄黄宇宙洪荒日月盈昃辰宿列张寒来，}暑往秋收冬藏";

/// T30: characters closer than −0.03 em.
fn squeezed(printed: &Printed) -> Vec<String> {
    let close = |line: &&Line| {
        gaps(line, EM).iter().any(|gap| gap.kind == Kind::Other && gap.width < -0.0305)
    };
    let paras = paras(printed);
    lines(&paras).filter(close).map(Line::text).collect()
}

/// T30: no line where characters close up at all.
fn unsqueezed(printed: &Printed) -> Vec<String> {
    let close = |line: &Line| {
        gaps(line, EM).iter().any(|gap| gap.kind == Kind::Other && gap.width < -0.004)
    };
    let any = lines(&paras(printed)).any(close);
    if any { Vec::new() } else { vec!["nothing is squeezed".to_owned()] }
}

/// T15: a paragraph that is broken otherwise the second time, or at a greater cost than
/// by filling every line: the sum of the squares of what its gaps are stretched by.
fn not_best(printed: &Printed) -> Vec<String> {
    let paras = paras(printed);
    let texts = |para: &crate::page::copy::Para| {
        para.lines.iter().map(Line::text).collect::<Vec<_>>()
    };
    let mut faults = Vec::new();
    if texts(&paras[0]) != texts(&paras[1]) {
        faults.push(format!("{:?} is not {:?}", texts(&paras[0]), texts(&paras[1])));
    }
    let spread = |line: &Line| {
        gaps(line, EM).iter().map(|gap| gap.width.max(0.0).powi(2)).sum::<f64>()
    };
    let cost: f64 = paras[0].lines.iter().map(spread).sum();
    // The first line holds 11, the second then 6 that stretch over 13.
    let filled = 7.0_f64.powi(2) / 5.0;
    if cost > filled - 1.0 {
        faults.push(format!("cost {cost:.3}, by filling {filled:.3}"));
    }
    faults
}

/// If the first line is filled, the second has to leave a great hole.
fn ahead(first: &str) -> &'static Printed {
    let text = format!("{first}丑寅卯辰巳午{{keep 天地玄黄宇宙洪荒}}日月盈昃辰宿列张");
    edition(format!("{text}\n{text}")).printed()
}

proofs! {
    "T15" breaks_are_the_best_of_the_paragraph {
        on [ahead("甲乙丙丁戊己庚辛壬癸子")];
        faults not_best;
        off [ahead("{keep 甲乙丙丁戊己庚辛壬癸子}")];
    }
    "T25" lines_shrink_in_the_order_of_the_steps {
        on [13, 17, 20].map(|measure| full(measure).printed());
        faults out_of_order;
        off [full(17).altered(|printed| shifted(printed, "。", -0.2))];
    }
    "T26" gaps_of_one_step_share_equally {
        on [13, 17, 20].map(|measure| full(measure).printed());
        faults unequal;
        off [full(17).altered(|printed| shifted(printed, "，", -0.1))];
    }
    "T27" words_stretch_first_then_han_and_latin_then_all {
        on [13, 17, 20].map(|measure| full(measure).printed());
        faults stretched_early;
        off [full(13).rule("mixed_most = 250").printed()];
    }
    "T28" what_belongs_together_does_not_stretch {
        on [13, 17, 20].map(|measure| edition(swept(STILL)).measure(measure).printed());
        faults stretched_within;
        off [edition(swept(STILL)).altered(|printed| shifted(printed, "3", 0.1))];
    }
    "T29" last_lines_are_not_stretched {
        on [13, 17].map(|measure| full(measure).printed());
        faults stretched_last;
        off [full(13).altered(|printed| shifted(printed, "藏秋", 0.1))];
    }
    "T29" lines_stretched_beyond_the_cap_are_reported {
        on [edition(HOLES).printed(), full(13).printed()];
        faults unreported;
        off [edition(HOLES).altered(|printed| printed.outcome.found.clear())];
    }
    "T30" characters_close_up_only_as_far_as_allowed {
        on [
            full(13).printed(),
            full(13).rule("squeeze = 30").printed(),
            edition(HAN).measure(20).rule("squeeze = 30").printed(),
        ];
        faults squeezed;
        off [full(13).altered(|printed| shifted(printed, "黄寒质", -0.05))];
    }
    "T30" characters_close_up_where_the_edition_allows_it {
        on [edition(HAN).measure(20).rule("squeeze = 30").printed()];
        faults unsqueezed;
        off [edition(HAN).measure(20).printed()];
    }
    "T20" full_lines_of_all_kinds_end_at_the_measure {
        on [13, 17, 20].map(|measure| full(measure).printed());
        faults |printed| ragged(&paras(printed), EM);
        off [full(13).altered(|printed| shifted(printed, "黄寒质", -0.05))];
    }
}
