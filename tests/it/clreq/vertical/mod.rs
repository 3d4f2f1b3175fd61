//! Vertical lines judged by the proofs of horizontal ones: the same small editions with
//! `writing = "vertical"`, the finished page turned by 90° when it is read.

use super::edition::vertically;

#[test]
fn explore() {
    let mut out = String::new();
    for list in super::PROOFS {
        for proof in list {
            let done = std::panic::catch_unwind(|| vertically(|| proof.run()));
            let said = match &done {
                Ok(()) => "ok".to_owned(),
                Err(why) => why.downcast_ref::<String>().cloned().unwrap_or_default(),
            };
            out += &format!(
                "=== {} {}: {}\n",
                proof.rule,
                proof.name,
                said.chars().take(900).collect::<String>()
            );
        }
    }
    std::fs::write("/tmp/h/vproof-explore.txt", out).unwrap();
}

#[test]
fn debug() {
    use super::edition::{edition, swept};
    const TEXT: &str = "全年完成投资2300亿元，比上年增长11.1%，其中“城市双改”（含小区）投入17亿元；\
     改造Smart City Plan道路143条。“加快！”干部说：质量、进度、安全，都不能少。规划《草案》\
     提出GDP年均增长7%、公园32个，绿地2569万平方米，Green Space Index居全省前列";
    for (text, measure) in [(swept(TEXT), 20), (swept(TEXT), 17)] {
        let printed = edition(text).measure(measure).vertical().printed();
        for line in printed.file.lines().iter() {
            println!("LINE {}", line.text());
            for g in &line.glyphs {
                println!(
                    "   {} x {:.3} y {:.3} adv {:.3} size {:.2} turn {} {} {:?} ink {:.2?}",
                    g.text,
                    g.x,
                    g.y,
                    g.advance,
                    g.size,
                    g.turn,
                    g.font,
                    g.block,
                    printed.file.ink(g)
                );
            }
        }
    }
}
