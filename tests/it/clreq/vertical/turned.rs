//! Proofs that look at what stands beside and between lines, run again on vertical pages
//! that are turned as a whole.

use super::super::edition::turned;
use super::super::{column, marks, named, places, style};

/// Runs proofs of other files on turned pages.
macro_rules! twins {
    ($(twin $file:ident $name:ident;)*) => {$(
        #[test] fn $name() {
            turned(|| named($file::ALL, stringify!($name)).run());
        }
    )*};
}

twins! {
    twin column no_outline_is_stretched;
    twin marks lines_of_names_are_whole_and_cut_from_each_other;
    twin marks marks_between_lines_have_half_an_em;
    twin marks marks_between_lines_do_not_move_them;
    twin marks lines_too_near_for_marks_are_told;
    twin marks names_of_the_dead_are_framed;
    twin marks readings_stand_above_the_middle_of_their_base;
    twin marks notes_and_superscripts_are_small_and_in_place;
    twin places dashes_and_dots_stand_at_the_middle_of_han;
    twin places lines_stretch_with_their_names;
    twin places readings_side_by_side_stand_a_quarter_apart;
    twin style headings_may_be_set_tight;
    twin style headings_may_be_set_wide;
}
