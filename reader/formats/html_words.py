"""The words and the style of a reading copy. It is a file for people, so it speaks a language of its own."""

WORDS = {
    "en": {
        "labels": "Labels", "none": "Highlight", "mentions": "Mentions", "text": "Text", "label": "Label",
        "entity": "Entity", "annotator": "Annotator", "more": "Attributes and notes", "relations": "Relations",
        "notes": "Notes", "article": "Article labels",
    },
    "ar": {
        "labels": "الوسوم", "none": "تظليل", "mentions": "الإشارات", "text": "النص", "label": "الوسم",
        "entity": "الكيان", "annotator": "المعلق", "more": "السمات والملاحظات", "relations": "العلاقات",
        "notes": "الملاحظات", "article": "وسوم المقالة",
    },
}  # fmt: skip
# labels without a colour of their own take these in turn, as the light theme does
COLOURS = ("#002faa", "#975280", "#007b5c", "#6c6a0e", "#c97e3f", "#896bf7", "#1f9fac", "#7f1527")
PLAIN_COLOUR = "#6c665e"
# pixels from one lane to the next, to the first, and how thick a bar is
STEP, FIRST, BAR = 14, 3, 2

STYLE = f"""
:root{{color-scheme:light dark;--view:#fdfcfa;--text:#1e1c19;--text2:#57524b;--line:#e3dfd8}}
@media(prefers-color-scheme:dark){{:root{{--view:#1d1f23;--text:#e8e6e1;--text2:#a9a59c;--line:#3a3d43}}}}
body{{margin:0 auto;max-width:46rem;padding:2rem 1.5rem;background:var(--view);color:var(--text);
font:1.2rem/1.8 "IBM Plex Sans Arabic","Noto Sans Arabic","Noto Naskh Arabic","Segoe UI","Geeza Pro",Tahoma,
"Noto Sans Hebrew","Noto Sans",sans-serif}}
h2{{font-size:1.45rem;line-height:1.5;margin:2.5rem 0 0}}
.m,.k,summary,table,ol{{font-size:.85rem;color:var(--text2)}}
.m{{margin:.2rem 0 1.2rem}}
.k{{display:flex;flex-wrap:wrap;gap:.2rem 1.2rem;padding:0;list-style:none;border-bottom:1px solid var(--line)}}
.k i{{display:inline-block;width:.65em;height:.65em;border-radius:50%;background:var(--c);margin-inline-end:.4em}}
.x p{{white-space:pre-wrap;overflow-wrap:break-word;min-height:1em;--h:calc(var(--n,0)*{STEP // 2}px);
margin:calc(.55em - var(--h)) 0 .55em;padding-bottom:var(--h);line-height:calc(1.75em + 2*var(--h))}}
.s{{padding-bottom:calc(var(--n)*{STEP}px + {FIRST}px);background-repeat:no-repeat;
-webkit-print-color-adjust:exact;print-color-adjust:exact}}
.t{{position:relative}}
.t::before{{content:attr(data-t);position:absolute;inset-inline-start:0;
top:calc(100% + var(--l)*{STEP}px + {FIRST + BAR}px);font:600 9px/{STEP - FIRST}px sans-serif;white-space:nowrap;
max-width:9em;overflow:hidden;text-overflow:ellipsis;text-indent:0;color:var(--c)}}
details{{margin:1rem 0}}
summary{{cursor:pointer}}
table{{border-collapse:collapse;width:100%}}
td,th{{text-align:start;vertical-align:top;
padding-block:.2em;padding-inline:0 .8em;border-bottom:1px solid var(--line)}}
@media print{{body{{max-width:none;padding:0}}article{{break-after:page}}details{{display:none}}}}
"""
