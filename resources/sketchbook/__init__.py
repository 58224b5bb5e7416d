"""The sketchbook: draws the exercises. It runs on the machine of whoever draws; the program only plays what it built.

Set up once, in the project's folder: `pip install -e .[sketchbook]`. Then, in `resources/`:

    python -m sketchbook 01-palm-up --scale 0.6 --frames 3 --out /some/folder    a quick look, in seconds
    python -m sketchbook.sheet look.png /some/folder/01-palm-up.json.gz          paints it as the program does
    python -m sketchbook                                                         builds all that changed: minutes

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
4. Choose the camera, where the eye is as seen from the hand. Try three before settling: the view decides whether a
   movement reads. Views of the thumb's side and from three quarters are best.
5. Leave `room` for the arrow, beside the hand. The builder refuses an arrow that touches the hand in any frame.
6. Look at the sheet, large and at `--size 60`. Five digits, the thumb on its side, none through another, nothing cut
   off but sleeves and furniture. Show it to someone who has not read the text, and ask three things: which exercise
   is it, which hand works, and what moves where? If they are in doubt, it is not done.
7. Build it at full size and commit the pose file together with what was built. A test checks that they belong together.

How it works: `rig`, `shapes` and `body` make a hand, `field` and `trace` see it, `edges`, `chains`, `ink` and
`skin_lines` find the lines, `tones` and `hatching` the shade, `steady` keeps both from boiling over time, `curves`
writes outlines, `build` joins them all.
"""
