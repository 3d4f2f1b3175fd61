//! Proofs that look at what stands beside and between lines, run again on vertical pages
//! that are turned as a whole.

use super::super::edition::turned;
use super::super::{column, marks, named};

/// Runs proofs of other files on turned pages.
macro_rules! twins {
    ($(twin $file:ident $name:ident;)*) => {$(
        #[test] fn $name() {
            turned(|| named($file::ALL, stringify!($name)).run());
        }
    )*};
}

twins! {
    twin column no_line_is_alone_at_a_foot_or_a_head;
    twin column headings_keep_two_lines;
    twin column no_outline_is_stretched;
    twin marks lines_of_names_are_whole_and_cut_from_each_other;
    twin marks marks_between_lines_have_half_an_em;
    twin marks marks_between_lines_do_not_move_them;
    twin marks lines_too_near_for_marks_are_told;
    twin marks names_of_the_dead_are_framed;
    twin marks readings_stand_above_the_middle_of_their_base;
    twin marks notes_and_superscripts_are_small_and_in_place;
}
