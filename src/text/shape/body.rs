//! The bodies of Chinese marks: how much of its square each takes (T8, T16, T24).

use super::Cluster;
use crate::base::Len;
use crate::text::cjk::Class;

/// Works out the body of a mark from its ink, and the blanks beside it; returns where its
/// glyph stands in the body.
pub(super) fn body(
    cluster: &mut Cluster,
    em: Len,
    advance: Len,
    ink: Option<(Len, Len)>,
) -> Len {
    let (half, quarter, slack) = (em.half(), em.ratio(1, 4), em.ratio(1, 40));
    let (left, right) = ink.unwrap_or((Len::ZERO, advance));
    if matches!(cluster.class, Class::Interpunct | Class::Solidus) {
        cluster.body = half.max(right - left);
        if cluster.class == Class::Interpunct {
            // Kept only where the edition gives it one em.
            cluster.before = (em - cluster.body).max(Len::ZERO).half();
            cluster.after = cluster.before;
        }
        return (cluster.body - left - right).half();
    }
    if advance < em.ratio(3, 4) {
        // A mark drawn for Latin: its ink goes where that of a Chinese one would be.
        cluster.body = half.max(advance);
        if cluster.class == Class::Open {
            cluster.before = half;
            return cluster.body - advance;
        }
        cluster.after = half;
        return Len::ZERO;
    }
    let blank = advance - half;
    if right <= half + slack {
        cluster.body = half;
        cluster.after = blank;
        Len::ZERO
    } else if left >= blank - slack {
        cluster.body = half;
        cluster.before = blank;
        -blank
    } else if left >= quarter - slack && right <= advance - quarter + slack {
        cluster.body = advance - quarter * 2;
        cluster.before = quarter;
        cluster.after = quarter;
        -quarter
    } else {
        cluster.body = advance;
        Len::ZERO
    }
}

/// Whether a character is two marks of a stack in one (T8).
pub(super) fn is_double(c: char) -> bool {
    matches!(c, '‼' | '⁇' | '⁈' | '⁉')
}

/// A connector: the short dash of GB/T 15834 takes half an em, — and ～ one (T16), and so do
/// double marks (T8), each in the middle; returns where its glyph stands in the body.
pub(super) fn centred(cluster: &mut Cluster, c: char, em: Len, advance: Len) -> Len {
    cluster.body = if matches!(c, '–' | '‐' | '‑') { em.half() } else { em };
    (cluster.body - advance).half()
}

/// ？！ and the like: two take one em, three take two (T8, GB/T 15834 5.1.2).
pub(super) fn stacks(clusters: &mut [Cluster], chars: &[char]) {
    let is_part = |cluster: &Cluster| {
        cluster.class == Class::Stop
            && matches!(chars.get(cluster.first as usize), Some('？' | '！'))
    };
    let mut i = 0;
    while i < clusters.len() {
        let run = clusters[i..].iter().take_while(|cluster| is_part(cluster)).count();
        if run > 1 {
            for mark in &mut clusters[i..i + run] {
                mark.before = Len::ZERO;
            }
            let blank = if run == 2 { 2 } else { run - 1 };
            for mark in &mut clusters[i..i + blank] {
                mark.after = Len::ZERO;
            }
        }
        i += run.max(1);
    }
}
