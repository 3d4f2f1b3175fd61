//! Colours as themes write them: `black`, `red 20%`, `paper`, `C0 M100 Y100 K0`.

use crate::base::{Color, SpotId, Tint};
use crate::edition::Red;

/// How the house red is printed: the way, and its four inks.
#[derive(Debug, Clone, Copy)]
pub(super) struct House {
    pub(super) way: Red,
    pub(super) inks: [Tint; 4],
}

impl House {
    /// The colour of a text, or `None` where it is none.
    pub(super) fn color(&self, text: &str) -> Option<Color> {
        let text = text.trim();
        if text == "paper" {
            return Some(Color::Paper);
        }
        if let Some(inks) = inks(text) {
            return Some(match inks {
                [Tint::NONE, Tint::NONE, Tint::NONE, black] => Color::Black(black),
                _ => Color::Process(inks),
            });
        }
        let (name, tint) = match text.split_once(' ') {
            Some((name, percent)) => {
                (name, percentage(percent.trim().strip_suffix('%')?)?)
            }
            None => (text, Tint::SOLID),
        };
        match name {
            "black" => Some(Color::Black(tint)),
            "red" => Some(self.red(tint)),
            _ => None,
        }
    }

    fn red(&self, tint: Tint) -> Color {
        match self.way {
            Red::Spot => Color::Spot(SpotId(0), tint),
            Red::Black => Color::Black(tint),
            Red::Process => Color::Process(self.inks.map(|ink| {
                let part = u32::from(ink.get()) * u32::from(tint.get()) / 1000;
                Tint::permille(u16::try_from(part).unwrap_or(1000))
            })),
        }
    }
}

fn percentage(digits: &str) -> Option<Tint> {
    let percent: u16 = digits.parse().ok()?;
    (percent <= 100).then(|| Tint::percent(percent))
}

/// The four inks of `C0 M100 Y100 K0`.
pub(super) fn inks(text: &str) -> Option<[Tint; 4]> {
    let mut words = text.split_whitespace();
    let mut inks = [Tint::NONE; 4];
    for (ink, name) in inks.iter_mut().zip(['C', 'M', 'Y', 'K']) {
        *ink = percentage(words.next()?.strip_prefix(name)?)?;
    }
    words.next().is_none().then_some(inks)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_read() {
        let inks = inks("C0 M100 Y80 K0").unwrap();
        let house = |way| House { way, inks };
        let red = Color::Process([0, 100, 80, 0].map(Tint::percent));
        assert_eq!(house(Red::Process).color("red"), Some(red));
        let half = Color::Process([0, 50, 40, 0].map(Tint::percent));
        assert_eq!(house(Red::Process).color("red 50%"), Some(half));
        assert_eq!(
            house(Red::Spot).color("red 20%"),
            Some(Color::Spot(SpotId(0), Tint::percent(20)))
        );
        assert_eq!(house(Red::Black).color("red"), Some(Color::BLACK));
        assert_eq!(
            house(Red::Spot).color("C0 M0 Y0 K8"),
            Some(Color::Black(Tint::percent(8)))
        );
        for bad in ["mauve", "red 120%", "red 5", "C0 M0 Y0", "C0 M0 Y0 K0 X1"] {
            assert_eq!(house(Red::Spot).color(bad), None, "{bad}");
        }
    }
}
