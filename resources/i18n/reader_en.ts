<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>ArticleChoices</name>
    <message numerus="yes">
        <source>Find among %n…</source>
        <translation>
            <numerusform>Find among %n…</numerusform>
            <numerusform>Find among %n…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ArticleDelegate</name>
    <message numerus="yes">
        <source>%n mention(s)</source>
        <translation>
            <numerusform>%n mention</numerusform>
            <numerusform>%n mentions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ArticlesPanel</name>
    <message numerus="yes">
        <source>+%n today</source>
        <translation>
            <numerusform>+%n today</numerusform>
            <numerusform>+%n today</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConcordanceLines</name>
    <message numerus="yes">
        <source>%n mention(s) made.</source>
        <translation>
            <numerusform>%n mention made.</numerusform>
            <numerusform>%n mentions made.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) copied.</source>
        <translation>
            <numerusform>%n line copied.</numerusform>
            <numerusform>%n lines copied.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) saved.</source>
        <translation>
            <numerusform>%n line saved.</numerusform>
            <numerusform>%n lines saved.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConcordancePanel</name>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n line</numerusform>
            <numerusform>%n lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n article(s)</source>
        <translation>
            <numerusform>%n article</numerusform>
            <numerusform>%n articles</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CorpusCommands</name>
    <message numerus="yes">
        <source>Changing %n article(s)</source>
        <translation>
            <numerusform>Changing %n article</numerusform>
            <numerusform>Changing %n articles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n article(s) changed.</source>
        <translation>
            <numerusform>%n article changed.</numerusform>
            <numerusform>%n articles changed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Tags of %n article(s). Everyone who works on the project sees them.</source>
        <translation>
            <numerusform>Tags of %n article. Everyone who works on the project sees them.</numerusform>
            <numerusform>Tags of %n articles. Everyone who works on the project sees them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Who is to work on %n article(s)?</source>
        <translation>
            <numerusform>Who is to work on %n article?</numerusform>
            <numerusform>Who is to work on %n articles?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DamageTexts</name>
    <message numerus="yes">
        <source>%n character(s) not read: {0}</source>
        <translation>
            <numerusform>%n character not read: {0}</numerusform>
            <numerusform>%n characters not read: {0}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DashboardPage</name>
    <message numerus="yes">
        <source>%n mention(s)</source>
        <translation>
            <numerusform>%n mention</numerusform>
            <numerusform>%n mentions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n article(s)</source>
        <translation>
            <numerusform>%n article</numerusform>
            <numerusform>%n articles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without a date</source>
        <translation>
            <numerusform>%n without a date</numerusform>
            <numerusform>%n without a date</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>last %n days</source>
        <translation>
            <numerusform>last day</numerusform>
            <numerusform>last %n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DeleteDialog</name>
    <message numerus="yes">
        <source>Delete %n article(s)?</source>
        <translation>
            <numerusform>Delete %n article?</numerusform>
            <numerusform>Delete %n articles?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mention(s) in them go too, those of other annotators as well.</source>
        <translation>
            <numerusform>%n mention in them goes too, also those of other annotators.</numerusform>
            <numerusform>%n mentions in them go too, those of other annotators as well.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EntityCommands</name>
    <message numerus="yes">
        <source>%n mention(s) here</source>
        <translation>
            <numerusform>%n mention here</numerusform>
            <numerusform>%n mentions here</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n article(s)</source>
        <translation>
            <numerusform>%n article</numerusform>
            <numerusform>%n articles</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EntityRegister</name>
    <message numerus="yes">
        <source>%n entities</source>
        <translation>
            <numerusform>%n entity</numerusform>
            <numerusform>%n entities</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mention(s)</source>
        <translation>
            <numerusform>%n mention</numerusform>
            <numerusform>%n mentions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ErrorTexts</name>
    <message numerus="yes">
        <source>This import cannot be undone: others have worked on its articles, and %n annotation(s) of theirs would be lost.</source>
        <translation>
            <numerusform>This import cannot be undone: others have worked on its articles, and %n annotation of theirs would be lost.</numerusform>
            <numerusform>This import cannot be undone: others have worked on its articles, and %n annotations of theirs would be lost.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message numerus="yes">
        <source>The first %n are shown.</source>
        <translation>
            <numerusform>The first one is shown.</numerusform>
            <numerusform>The first %n are shown.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FileCommands</name>
    <message numerus="yes">
        <source>%n thing(s) are wrong with the project file. The first: {0}.</source>
        <translation>
            <numerusform>One thing is wrong with the project file: {0}.</numerusform>
            <numerusform>%n things are wrong with the project file. The first: {0}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FilesModel</name>
    <message numerus="yes">
        <source>%n not read</source>
        <translation>
            <numerusform>%n not read</numerusform>
            <numerusform>%n not read</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FindingsCard</name>
    <message numerus="yes">
        <source>%n finding(s)</source>
        <translation>
            <numerusform>%n finding</numerusform>
            <numerusform>%n findings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FormatTexts</name>
    <message numerus="yes">
        <source>split into %n mention(s)</source>
        <translation>
            <numerusform>split into %n mention</numerusform>
            <numerusform>split into %n mentions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HistoryCommands</name>
    <message numerus="yes">
        <source>%n action(s) after it</source>
        <translation>
            <numerusform>%n action after it</numerusform>
            <numerusform>%n actions after it</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) are as they were then.</source>
        <translation>
            <numerusform>%n record is as it was then.</numerusform>
            <numerusform>%n records are as they were then.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stayed as they are.</source>
        <translation>
            <numerusform>%n stayed as it is.</numerusform>
            <numerusform>%n stayed as they are.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HistoryDialog</name>
    <message numerus="yes">
        <source>%n action(s)</source>
        <translation>
            <numerusform>%n action</numerusform>
            <numerusform>%n actions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HistoryWords</name>
    <message numerus="yes">
        <source>%n article(s) added</source>
        <translation>
            <numerusform>%n article added</numerusform>
            <numerusform>%n articles added</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mention(s) taken over from another annotator</source>
        <translation>
            <numerusform>%n mention taken over from another annotator</numerusform>
            <numerusform>%n mentions taken over from another annotator</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mention(s) labelled</source>
        <translation>
            <numerusform>%n mention labelled</numerusform>
            <numerusform>%n mentions labelled</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mention(s) labelled as {1} at once, beginning with {0}</source>
        <translation>
            <numerusform>%n mention labelled as {1} at once, beginning with {0}</numerusform>
            <numerusform>%n mentions labelled as {1} at once, beginning with {0}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n article(s) deleted</source>
        <translation>
            <numerusform>%n article deleted</numerusform>
            <numerusform>%n articles deleted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mention(s) labelled at once</source>
        <translation>
            <numerusform>%n mention labelled at once</numerusform>
            <numerusform>%n mentions labelled at once</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mention(s) removed</source>
        <translation>
            <numerusform>%n mention removed</numerusform>
            <numerusform>%n mentions removed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mention(s) linked to an entity</source>
        <translation>
            <numerusform>%n mention linked to an entity</numerusform>
            <numerusform>%n mentions linked to an entity</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n added</source>
        <translation>
            <numerusform>%n added</numerusform>
            <numerusform>%n added</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changed</source>
        <translation>
            <numerusform>%n changed</numerusform>
            <numerusform>%n changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n removed</source>
        <translation>
            <numerusform>%n removed</numerusform>
            <numerusform>%n removed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportCommands</name>
    <message numerus="yes">
        <source>Adding %n new article(s)</source>
        <translation>
            <numerusform>Adding %n article</numerusform>
            <numerusform>Adding %n articles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n article(s) added.</source>
        <translation>
            <numerusform>%n article added.</numerusform>
            <numerusform>%n articles added.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n text(s) are in the project already: {0} is {1}.</source>
        <translation>
            <numerusform>One text is in the project already: {0} is {1}.</numerusform>
            <numerusform>%n texts are in the project already: {0} is {1}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them are nearly the same as other texts.</source>
        <translation>
            <numerusform>%n of them is nearly the same as another text.</numerusform>
            <numerusform>%n of them are nearly the same as other texts.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) were not added.</source>
        <translation>
            <numerusform>%n file was not added.</numerusform>
            <numerusform>%n files were not added.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) in archives were not added.</source>
        <translation>
            <numerusform>%n file in an archive was not added.</numerusform>
            <numerusform>%n files in archives were not added.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) were refused or mended.</source>
        <translation>
            <numerusform>%n row was refused or mended.</numerusform>
            <numerusform>%n rows were refused or mended.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n text(s) hold characters that could not be read.</source>
        <translation>
            <numerusform>%n text holds characters that could not be read.</numerusform>
            <numerusform>%n texts hold characters that could not be read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) of other kinds were passed over.</source>
        <translation>
            <numerusform>%n file of another kind was passed over.</numerusform>
            <numerusform>%n files of other kinds were passed over.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message numerus="yes">
        <source>%n text(s) can be added.</source>
        <translation>
            <numerusform>%n text can be added.</numerusform>
            <numerusform>%n texts can be added.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>And %n annotated article(s).</source>
        <translation>
            <numerusform>And %n annotated article.</numerusform>
            <numerusform>And %n annotated articles.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n text(s) are there already and are left out.</source>
        <translation>
            <numerusform>%n text is there already and is left out.</numerusform>
            <numerusform>%n texts are there already and are left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) cannot be read.</source>
        <translation>
            <numerusform>%n file cannot be read.</numerusform>
            <numerusform>%n files cannot be read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) of other kinds are passed over.</source>
        <translation>
            <numerusform>%n file of another kind is passed over.</numerusform>
            <numerusform>%n files of other kinds are passed over.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n text(s) nearly the same as others…</source>
        <translation>
            <numerusform>%n text nearly the same as another…</numerusform>
            <numerusform>%n texts nearly the same as others…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n text(s) the same as others, or nearly…</source>
        <translation>
            <numerusform>%n text the same as another, or nearly…</numerusform>
            <numerusform>%n texts the same as others, or nearly…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LabelEverywhere</name>
    <message numerus="yes">
        <source>%n mention(s) made.</source>
        <translation>
            <numerusform>%n mention made.</numerusform>
            <numerusform>%n mentions made.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LayerCommands</name>
    <message numerus="yes">
        <source>%n mention(s) copied to yours.</source>
        <translation>
            <numerusform>%n mention copied to yours.</numerusform>
            <numerusform>%n mentions copied to yours.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Leaving</name>
    <message numerus="yes">
        <source>%n change(s) could not be saved, for example because the disk is full. Put that right and try again, or leave without them.</source>
        <translation>
            <numerusform>%n change could not be saved, for example because the disk is full. Put that right and try again, or leave without it.</numerusform>
            <numerusform>%n changes could not be saved, for example because the disk is full. Put that right and try again, or leave without them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NotesSheet</name>
    <message numerus="yes">
        <source>%n note(s)</source>
        <translation>
            <numerusform>%n note</numerusform>
            <numerusform>%n notes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OccurrencesCard</name>
    <message numerus="yes">
        <source>%n place(s) in this article.</source>
        <translation>
            <numerusform>%n place in this article.</numerusform>
            <numerusform>%n places in this article.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n other article(s)</source>
        <translation>
            <numerusform>in %n other article</numerusform>
            <numerusform>in %n other articles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n place(s)</source>
        <translation>
            <numerusform>%n place</numerusform>
            <numerusform>%n places</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PaletteCommands</name>
    <message numerus="yes">
        <source>%n here</source>
        <translation>
            <numerusform>%n here</numerusform>
            <numerusform>%n here</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PaperCommands</name>
    <message numerus="yes">
        <source>%n page(s) were written to {0}.</source>
        <translation>
            <numerusform>%n page was written to {0}.</numerusform>
            <numerusform>%n pages were written to {0}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReadingCommands</name>
    <message numerus="yes">
        <source>%n suggestion(s) here are not sure enough to be accepted together.</source>
        <translation>
            <numerusform>%n suggestion here is not sure enough to be accepted together with others.</numerusform>
            <numerusform>%n suggestions here are not sure enough to be accepted together.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RemovalQuestion</name>
    <message numerus="yes">
        <source>%n mention(s)</source>
        <translation>
            <numerusform>%n mention</numerusform>
            <numerusform>%n mentions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n article(s)</source>
        <translation>
            <numerusform>%n article</numerusform>
            <numerusform>%n articles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entity(s)</source>
        <translation>
            <numerusform>%n entity</numerusform>
            <numerusform>%n entities</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n suggestion(s)</source>
        <translation>
            <numerusform>%n suggestion</numerusform>
            <numerusform>%n suggestions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n relation(s) are of this type.</source>
        <translation>
            <numerusform>%n relation is of this type.</numerusform>
            <numerusform>%n relations are of this type.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n value(s) of it are set.</source>
        <translation>
            <numerusform>%n value of it is set.</numerusform>
            <numerusform>%n values of it are set.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReportWords</name>
    <message numerus="yes">
        <source>%n article(s)</source>
        <translation>
            <numerusform>%n article</numerusform>
            <numerusform>%n articles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mention(s) exactly as they are</source>
        <translation>
            <numerusform>%n mention exactly as it is</numerusform>
            <numerusform>%n mentions exactly as they are</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatusStrip</name>
    <message numerus="yes">
        <source>%n mention(s)</source>
        <translation>
            <numerusform>%n mention</numerusform>
            <numerusform>%n mentions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n suggestion(s) left</source>
        <translation>
            <numerusform>%n suggestion left</numerusform>
            <numerusform>%n suggestions left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StoragePage</name>
    <message numerus="yes">
        <source>%n backup(s)</source>
        <translation>
            <numerusform>%n backup</numerusform>
            <numerusform>%n backups</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TaskPopover</name>
    <message numerus="yes">
        <source>%n file(s) were not read. The last:</source>
        <translation>
            <numerusform>%n file was not read:</numerusform>
            <numerusform>%n files were not read. The last:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WatchedFolder</name>
    <message numerus="yes">
        <source>%n new file(s) in {0}.</source>
        <translation>
            <numerusform>%n new file in {0}.</numerusform>
            <numerusform>%n new files in {0}.</numerusform>
        </translation>
    </message>
</context>
</TS>
