"""The sketchbook: draws the exercises. It runs on the machine of whoever draws; the program only plays what it built.

Set up once, in the project's folder: `pip install -e .[dev]`. Then, in `resources/`:

    python -m sketchbook 01-palm-up --look look.png      a sheet of a few rough frames, in seconds; nothing is kept
    python -m sketchbook                                 builds all that changed, one process for each processor
    python -m sketchbook.sheet look.png sketches/02.json.gz    paints built loops as the program does

How to draw a new exercise:

1. Write `poses/NN-name.toml` (one file for each variant). `pose_file.PoseFile` lists all that it may say; lengths are
   centimetres, angles degrees. In the world +z is up; a person who sits at the table looks along +x.
2. Describe the movement in one plain sentence, which is read aloud and translated. It names no side, as the picture may
   be mirrored: the arm that exercises is "the arm in the blue sleeve".
3. Pose the keys. `at = 0` is the start and `at = 1` the furthest pose. A loop stores the way out (13 frames) and is
   played there and back; with `cyclic = true` it stores the whole way round (24 frames).
   A finger is [spread, knuckle, middle joint, end joint]; the thumb [away from the index, out of the palm, roll,
   middle joint, end joint]; the wrist [towards the palm, towards the little finger]. Always pose a RIGHT hand as the
   one that exercises: the program mirrors it. `clasp` poses two hands with laced fingers.
   What must meet is said in a key's `contacts`, and is solved there; what the keys before and after share is held in
   between as well. Start near: bent fingers `wrap` to bent fingers, and a `pad` finds the side it already looks at.
   `touch` is for pads with nothing or a thin thing between them (`gap`, and the thing placed within "pads"); `pad`
   puts one pad on a thing, at a `spot` as seen from its middle, or wherever it is near; `along` its length another
   part of the pad meets it, as when a finger rolls a pen; `avoid` beside it keeps the digit out of another thing.
   Frames between keys change as little as they can, keys are solved anew: put the first and the last key a little
   beyond 0 and 1 if a slow movement jerks at its ends. A grip of the other hand: `lies = true, lies_on = "affected"`
   lays its palm on the arm, `wrap` closes its fingers, a `pad` without a spot sets its thumb. `lies` alone is for the
   support, which bare skin then touches; `rests` does the same for objects. A half turn of a forearm goes with the
   thumb on top; a key half way says otherwise. Contacts that fail by more than 0.15 cm are in `Scene.residuals`: move
   the thing or the key, not the rules.
4. Choose the camera, where the eye is as seen from the hand. Try three before settling: the view decides whether a
   movement reads. Views of the thumb's side and from three quarters are best.
5. Leave `room` beside the hand for the arrow. `follow` draws it along the way of a digit's tip, the wrist or an object,
   and moves it to where no frame is in its way; with `points` you place it yourself. The builder refuses an arrow that
   touches a hand or an object, and says how much room is missing, and where.
6. Look at the sheet, large and at `--size 60`. Five digits, the thumb on its side, none through another, nothing cut
   off but sleeves and furniture. Show it to someone who has not read the text, and ask three things: which exercise
   is it, which hand works, and what moves where? If they are in doubt, it is not done.
7. Build it at full size and commit the pose file together with what was built. A test checks that they belong together.
   A loop with a fault is not written (`scene_checks` and `checks` give the limits); `--anyway` writes it and prints the
   faults, for you to look at. `python -m sketchbook.checks` lists the faults of all that is built, and the thumbnails
   that are most alike.

Kinds of objects, with what `size` means and is if it is left out. Long things lie along their own y with their middle
at the origin; flat things on which others lie have their top at z = 0.

    ball          radius 2.6; soft; a white stripe round its y-z plane
    putty         half lengths along x, y, z 1.7, 1.6, 1.5, or a radius; soft, a little uneven
    putty-sheet   length along y 6, width 4, thickness 0.8; soft
    putty-band    volume 9, width as a share of thickness 2.2; soft; laid round the digits in `round`, at `bone` and
                  `along`; longer is thinner. Round one finger alone, its other end is held at the key's place (in the
                  palm, in the other hand); for the whole hand name all five digits, with `bone = 1`, and a volume of 20
    towel         radius 2.8, length 16; rolled; soft
    bean          length 1.3, along x
    pen           length 14, radius 0.42; writes with its -y end, the clip of its cap is at +z
    bottle        radius 2.6, length 16; the cap is at +y
    can           radius 2.6, length 11
    dumbbell      radius of its heads 2.6, length 15
    clothespin    length 7.2; spring at the origin, jaws at +y, legs to both sides of z = 0. `open = 0`: jaws shut,
                  legs 2.9 wide over all at y = -3.5; 14: 2.0 wide; no more than 20. Rims of a tray need 8
    coin          radius 1.1, thickness 0.22
    tray          length along y 12, width 8, height 4; its foot at z = 0; walls 0.35 thick
    box           length along y 7, width 6, height 3; walls 0.5 thick, darker inside
    board         columns 8, rows 8, side of a square 2.6; thickness 0.9
    piece         radius 1.05, height 0.7; its foot at z = 0
    jigsaw        columns 5, rows 5 (both odd), side of a piece 2.7; thickness 0.4, with a gap at its origin
    jigsaw-piece  side 2.7; placed and turned as the jigsaw is, it fits the gap
    keyboard      white keys 10, which of them is left out -1 (none); fronts at y = 0, 2.3 wide, 13 long, tops at z = 0
    piano-key     no size; the key that was left out. It hangs at its far edge: key i of n is at
                  ((i - (n - 1) / 2) * 2.3, 13, 0) of the keyboard, and `turn = [4, 0, 0]` presses it by 0.9
    lap           length of the thighs 60, along x; the middle of the knees' tops is at the origin
    note          height 3; a note of music, flat in its x-y plane

`squeeze` flattens what is soft along its own z; hands dent it. Boards, jigsaws and keyboards are a `backdrop`
as a rule.

How it works: `rig`, `shapes` and `body` make a hand, `field` and `trace` see it, `edges`, `chains`, `ink` and
`skin_lines` find the lines, `tones` and `hatching` the shade, `steady` keeps both from boiling over time, `curves`
writes outlines, `build` joins them all. Before that, `staging` sets each moment: `placing` says where hands and
objects are, `contacts` bends digits until they meet things, and `spheres` measures how far skin is from them.
`objects` names the kinds that `held`, `tabletop` and `bands` make.
"""
