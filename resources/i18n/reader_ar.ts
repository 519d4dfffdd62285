<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>Version {0}</source>
        <translation>الإصدار {0}</translation>
    </message>
    <message>
        <source>Read and annotate right-to-left text. Free software under the MIT licence.</source>
        <translation>قراءة النصوص المكتوبة من اليمين إلى اليسار ووسمها. برنامج حر برخصة MIT.</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>التراخيص</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>Next unfinished article</source>
        <translation>المقالة التالية غير المكتملة</translation>
    </message>
    <message>
        <source>State: to do</source>
        <translation>الحالة: لم تبدأ</translation>
    </message>
    <message>
        <source>State: doing</source>
        <translation>الحالة: قيد العمل</translation>
    </message>
    <message>
        <source>State: done</source>
        <translation>الحالة: مكتملة</translation>
    </message>
    <message>
        <source>State: skipped</source>
        <translation>الحالة: متروكة</translation>
    </message>
    <message>
        <source>Flag the selected articles</source>
        <translation>تعليم المقالات المحددة براية</translation>
    </message>
    <message>
        <source>Tags…</source>
        <translation>العلامات…</translation>
    </message>
    <message>
        <source>Assign…</source>
        <translation>الإسناد…</translation>
    </message>
    <message>
        <source>Move up in the list</source>
        <translation>نقل إلى أعلى القائمة</translation>
    </message>
    <message>
        <source>Move down in the list</source>
        <translation>نقل إلى أسفل القائمة</translation>
    </message>
    <message>
        <source>Delete articles…</source>
        <translation>حذف المقالات…</translation>
    </message>
    <message>
        <source>Save this filter…</source>
        <translation>حفظ هذه التصفية…</translation>
    </message>
    <message>
        <source>New project…</source>
        <translation>مشروع جديد…</translation>
    </message>
    <message>
        <source>Open a project…</source>
        <translation>فتح مشروع…</translation>
    </message>
    <message>
        <source>Open the sample</source>
        <translation>فتح العينة</translation>
    </message>
    <message>
        <source>Close the project</source>
        <translation>إغلاق المشروع</translation>
    </message>
    <message>
        <source>Add files…</source>
        <translation>إضافة ملفات…</translation>
    </message>
    <message>
        <source>Add a folder…</source>
        <translation>إضافة مجلد…</translation>
    </message>
    <message>
        <source>Watch a folder, or stop watching it…</source>
        <translation>مراقبة مجلد أو إيقاف مراقبته…</translation>
    </message>
    <message>
        <source>Paste as an article</source>
        <translation>لصق كمقالة</translation>
    </message>
    <message>
        <source>Title, source, date…</source>
        <translation>العنوان والمصدر والتاريخ…</translation>
    </message>
    <message>
        <source>All entities…</source>
        <translation>كل الكيانات…</translation>
    </message>
    <message>
        <source>All notes…</source>
        <translation>كل الملاحظات…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>تصدير…</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>حفظ بصيغة PDF…</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>طباعة…</translation>
    </message>
    <message>
        <source>Save a copy…</source>
        <translation>حفظ نسخة…</translation>
    </message>
    <message>
        <source>History…</source>
        <translation>السجل…</translation>
    </message>
    <message>
        <source>Restore a backup…</source>
        <translation>استعادة نسخة احتياطية…</translation>
    </message>
    <message>
        <source>Restore a lost project…</source>
        <translation>استعادة مشروع مفقود…</translation>
    </message>
    <message>
        <source>Show the running task</source>
        <translation>عرض المهمة الجارية</translation>
    </message>
    <message>
        <source>Copy to mine: this article</source>
        <translation>نسخ أذكار هذه المقالة إلى أذكاري</translation>
    </message>
    <message>
        <source>Copy to mine: all articles</source>
        <translation>نسخ أذكار كل المقالات إلى أذكاري</translation>
    </message>
    <message>
        <source>Back to my mentions</source>
        <translation>العودة إلى ما وسمته أنا</translation>
    </message>
    <message>
        <source>Rename the annotator…</source>
        <translation>تغيير اسم الواسم…</translation>
    </message>
    <message>
        <source>Check the project</source>
        <translation>فحص المشروع</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>خروج</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>تراجع</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>إعادة</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>نسخ</translation>
    </message>
    <message>
        <source>Next article</source>
        <translation>المقالة التالية</translation>
    </message>
    <message>
        <source>Previous article</source>
        <translation>المقالة السابقة</translation>
    </message>
    <message>
        <source>Done, next article</source>
        <translation>تمت، إلى المقالة التالية</translation>
    </message>
    <message>
        <source>Flag the article</source>
        <translation>تعليم المقالة براية</translation>
    </message>
    <message>
        <source>Search articles, entities, commands</source>
        <translation>ابحث في المقالات والكيانات والأوامر</translation>
    </message>
    <message>
        <source>Find in the article</source>
        <translation>البحث في المقالة</translation>
    </message>
    <message>
        <source>Find in all articles</source>
        <translation>البحث في كل المقالات</translation>
    </message>
    <message>
        <source>Next hit</source>
        <translation>النتيجة التالية</translation>
    </message>
    <message>
        <source>Previous hit</source>
        <translation>النتيجة السابقة</translation>
    </message>
    <message>
        <source>Go to paragraph…</source>
        <translation>الانتقال إلى فقرة…</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>قراءة</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>وسم</translation>
    </message>
    <message>
        <source>Dashboard</source>
        <translation>لوحة المتابعة</translation>
    </message>
    <message>
        <source>Save the dashboard as picture…</source>
        <translation>حفظ لوحة المتابعة صورةً…</translation>
    </message>
    <message>
        <source>Save the figures as CSV…</source>
        <translation>حفظ الأرقام بصيغة &#x2066;CSV&#x2069;…</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>تكبير النص</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>تصغير النص</translation>
    </message>
    <message>
        <source>Normal text size</source>
        <translation>الحجم العادي للنص</translation>
    </message>
    <message>
        <source>Article list</source>
        <translation>قائمة المقالات</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>المعاين</translation>
    </message>
    <message>
        <source>Rejected suggestions</source>
        <translation>الاقتراحات المرفوضة</translation>
    </message>
    <message>
        <source>Relations beside the text</source>
        <translation>العلاقات بجانب النص</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>ملء الشاشة</translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation>اللوحة التالية</translation>
    </message>
    <message>
        <source>Previous pane</source>
        <translation>اللوحة السابقة</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>كما في النظام</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>فاتح</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>داكن</translation>
    </message>
    <message>
        <source>Sepia</source>
        <translation>بني فاتح</translation>
    </message>
    <message>
        <source>Preferences…</source>
        <translation>التفضيلات…</translation>
    </message>
    <message>
        <source>Label set…</source>
        <translation>مجموعة الوسوم…</translation>
    </message>
    <message>
        <source>Import a label set…</source>
        <translation>استيراد مجموعة وسوم…</translation>
    </message>
    <message>
        <source>Export the label set…</source>
        <translation>تصدير مجموعة الوسوم…</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>المفاتيح</translation>
    </message>
    <message>
        <source>First steps</source>
        <translation>الخطوات الأولى</translation>
    </message>
    <message>
        <source>About Hashiya</source>
        <translation>حول حاشية</translation>
    </message>
    <message>
        <source>Grow to the phrase</source>
        <translation>توسيع إلى العبارة</translation>
    </message>
    <message>
        <source>Shrink</source>
        <translation>تضييق</translation>
    </message>
    <message>
        <source>Prefix in or out</source>
        <translation>إدخال السابقة أو إخراجها</translation>
    </message>
    <message>
        <source>Label or entity by name…</source>
        <translation>وسم أو كيان بالاسم…</translation>
    </message>
    <message>
        <source>Highlight without a label</source>
        <translation>تظليل بلا وسم</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>ملاحظة</translation>
    </message>
    <message>
        <source>Note on the article</source>
        <translation>ملاحظة على المقالة</translation>
    </message>
    <message>
        <source>Set an attribute…</source>
        <translation>تعيين صفة…</translation>
    </message>
    <message>
        <source>Labels of the article…</source>
        <translation>وسوم المقالة…</translation>
    </message>
    <message>
        <source>Guideline of the label</source>
        <translation>دليل الوسم</translation>
    </message>
    <message>
        <source>Add a piece to the mention</source>
        <translation>إضافة جزء إلى الذكر</translation>
    </message>
    <message>
        <source>Relate to another mention</source>
        <translation>ربط بذكر آخر</translation>
    </message>
    <message>
        <source>Accept the suggestion</source>
        <translation>قبول الاقتراح</translation>
    </message>
    <message>
        <source>Reject the suggestion</source>
        <translation>رفض الاقتراح</translation>
    </message>
    <message>
        <source>Accept what is suggested in the paragraph</source>
        <translation>قبول ما اقتُرح في الفقرة</translation>
    </message>
    <message>
        <source>Next suggestion</source>
        <translation>الاقتراح التالي</translation>
    </message>
    <message>
        <source>Previous suggestion</source>
        <translation>الاقتراح السابق</translation>
    </message>
    <message>
        <source>Label every occurrence…</source>
        <translation>وسم كل المواضع…</translation>
    </message>
    <message>
        <source>All mentions like this one</source>
        <translation>كل الأذكار المماثلة</translation>
    </message>
    <message>
        <source>Label every occurrence in all articles…</source>
        <translation>وسم كل المواضع في جميع المقالات…</translation>
    </message>
    <message>
        <source>Consistency of labels…</source>
        <translation>اتساق الوسوم…</translation>
    </message>
    <message>
        <source>Delete the mention</source>
        <translation>حذف الذكر</translation>
    </message>
    <message>
        <source>Next mention</source>
        <translation>الذكر التالي</translation>
    </message>
    <message>
        <source>Previous mention</source>
        <translation>الذكر السابق</translation>
    </message>
</context>
<context>
    <name>ArticleChoices</name>
    <message numerus="yes">
        <source>Find among %n…</source>
        <translation>
            <numerusform>لا شيء للبحث</numerusform>
            <numerusform>بحث في واحد…</numerusform>
            <numerusform>بحث بين اثنين…</numerusform>
            <numerusform>بحث بين %n…</numerusform>
            <numerusform>بحث بين %n…</numerusform>
            <numerusform>بحث بين %n…</numerusform>
        </translation>
    </message>
    <message>
        <source>All</source>
        <translation>الكل</translation>
    </message>
    <message>
        <source>Save this filter…</source>
        <translation>حفظ هذه التصفية…</translation>
    </message>
    <message>
        <source>Reading order</source>
        <translation>ترتيب القراءة</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>العنوان</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>التاريخ</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>المصدر</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>الطول</translation>
    </message>
    <message>
        <source>Number of mentions</source>
        <translation>عدد الأذكار</translation>
    </message>
    <message>
        <source>State</source>
        <translation>الحالة</translation>
    </message>
    <message>
        <source>Last worked on</source>
        <translation>آخر عمل عليها</translation>
    </message>
    <message>
        <source>Not grouped</source>
        <translation>بلا تجميع</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>الشهر</translation>
    </message>
    <message>
        <source>Flagged</source>
        <translation>براية</translation>
    </message>
    <message>
        <source>Assigned to me</source>
        <translation>مسندة إليّ</translation>
    </message>
    <message>
        <source>For {0}</source>
        <translation>لـ{0}</translation>
    </message>
    <message>
        <source>Tag {0}</source>
        <translation>العلامة {0}</translation>
    </message>
    <message>
        <source>, </source>
        <translation>، </translation>
    </message>
    <message>
        <source>Labelled {0}</source>
        <translation>موسومة {0}</translation>
    </message>
    <message>
        <source>With {0}</source>
        <translation>فيها {0}</translation>
    </message>
    <message>
        <source>an entity that is gone</source>
        <translation>كيان حُذف</translation>
    </message>
    <message>
        <source>Done on {0}</source>
        <translation>اكتملت في {0}</translation>
    </message>
    <message>
        <source>Label of the article</source>
        <translation>وسم المقالة</translation>
    </message>
    <message>
        <source>Label in the text</source>
        <translation>وسم في النص</translation>
    </message>
    <message>
        <source>Entity…</source>
        <translation>الكيان…</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>العلامة</translation>
    </message>
    <message>
        <source>Sort by</source>
        <translation>الترتيب حسب</translation>
    </message>
    <message>
        <source>Group by</source>
        <translation>التجميع حسب</translation>
    </message>
    <message>
        <source>Saved filters</source>
        <translation>التصفيات المحفوظة</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>إزالة</translation>
    </message>
</context>
<context>
    <name>ArticleCommands</name>
    <message>
        <source>All articles of this list are done.</source>
        <translation>كل مقالات هذه القائمة مكتملة.</translation>
    </message>
    <message>
        <source>This is the end of the article.</source>
        <translation>هذه نهاية المقالة.</translation>
    </message>
</context>
<context>
    <name>ArticleDelegate</name>
    <message numerus="yes">
        <source>%n mention(s)</source>
        <translation>
            <numerusform>لا أذكار</numerusform>
            <numerusform>ذكر واحد</numerusform>
            <numerusform>ذكران</numerusform>
            <numerusform>%n أذكار</numerusform>
            <numerusform>%n ذكرا</numerusform>
            <numerusform>%n ذكر</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ArticleLabelCommands</name>
    <message>
        <source>The label set has no article labels. Add some in the label set editor (Ctrl+Shift+L).</source>
        <translation>لا وسوم مقالات في مجموعة الوسوم. أضفها في محرر مجموعة الوسوم (&#x2066;Ctrl+Shift+L&#x2069;).</translation>
    </message>
    <message>
        <source>given</source>
        <translation>معطى</translation>
    </message>
    <message>
        <source>Label of the article</source>
        <translation>وسم المقالة</translation>
    </message>
    <message>
        <source>Others</source>
        <translation>غيرها</translation>
    </message>
    <message>
        <source>{0} (one)</source>
        <translation>{0} (واحدة)</translation>
    </message>
</context>
<context>
    <name>ArticleLabelsSection</name>
    <message>
        <source>Labels of the article</source>
        <translation>وسوم المقالة</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>اختيار…</translation>
    </message>
    <message>
        <source>Take {0} away</source>
        <translation>إزالة {0}</translation>
    </message>
</context>
<context>
    <name>ArticlesPanel</name>
    <message>
        <source>Filter titles</source>
        <translation>تصفية العناوين</translation>
    </message>
    <message>
        <source>Articles</source>
        <translation>المقالات</translation>
    </message>
    <message>
        <source>Add articles</source>
        <translation>إضافة مقالات</translation>
    </message>
    <message>
        <source>All</source>
        <translation>الكل</translation>
    </message>
    <message>
        <source>To do</source>
        <translation>لم تبدأ</translation>
    </message>
    <message>
        <source>Show the others too</source>
        <translation>إظهار غيرها أيضا</translation>
    </message>
    <message>
        <source>No article fits what is looked for.</source>
        <translation>لا مقالات مطابقة للبحث.</translation>
    </message>
    <message>
        <source>No articles yet</source>
        <translation>لا مقالات بعد</translation>
    </message>
    <message>
        <source>{0}: show the others too</source>
        <translation>{0}: إظهار غيرها أيضا</translation>
    </message>
    <message>
        <source>No date</source>
        <translation>بلا تاريخ</translation>
    </message>
    <message>
        <source>No source</source>
        <translation>بلا مصدر</translation>
    </message>
    <message>
        <source>Doing</source>
        <translation>قيد العمل</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>مكتملة</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>متروكة</translation>
    </message>
    <message>
        <source>Filter, sort and group</source>
        <translation>التصفية والترتيب والتجميع</translation>
    </message>
    <message>
        <source>{0} of {1} articles done</source>
        <translation>{0} من {1} مقالة مكتملة</translation>
    </message>
    <message numerus="yes">
        <source>+%n today</source>
        <translation>
            <numerusform>+%n اليوم</numerusform>
            <numerusform>+%n اليوم</numerusform>
            <numerusform>+%n اليوم</numerusform>
            <numerusform>+%n اليوم</numerusform>
            <numerusform>+%n اليوم</numerusform>
            <numerusform>+%n اليوم</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AttributeCommands</name>
    <message>
        <source>This label has no attributes. Add some in the label set editor.</source>
        <translation>لا صفات لهذا الوسم. أضفها في محرر الوسوم.</translation>
    </message>
    <message>
        <source>Attribute or value</source>
        <translation>الصفة أو القيمة</translation>
    </message>
    <message>
        <source>{0}: no</source>
        <translation>{0}: لا</translation>
    </message>
    <message>
        <source>{0}: yes</source>
        <translation>{0}: نعم</translation>
    </message>
    <message>
        <source>{0}: write…</source>
        <translation>{0}: كتابة…</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}: {1}</translation>
    </message>
</context>
<context>
    <name>AttributeEditor</name>
    <message>
        <source>Attributes</source>
        <translation>الصفات</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>إضافة</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>إزالة</translation>
    </message>
    <message>
        <source>Short name</source>
        <translation>الاسم المختصر</translation>
    </message>
    <message>
        <source>English name</source>
        <translation>الاسم الإنجليزي</translation>
    </message>
    <message>
        <source>Arabic name</source>
        <translation>الاسم العربي</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>النوع</translation>
    </message>
    <message>
        <source>Choices, one on each line</source>
        <translation>الخيارات، خيار في كل سطر</translation>
    </message>
    <message>
        <source>One choice on each line</source>
        <translation>خيار في كل سطر</translation>
    </message>
    <message>
        <source>When not set</source>
        <translation>إن لم تُعيَّن</translation>
    </message>
    <message>
        <source>None yet.</source>
        <translation>لا شيء بعد.</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>نص</translation>
    </message>
    <message>
        <source>One of some choices</source>
        <translation>واحد من خيارات</translation>
    </message>
    <message>
        <source>Yes or no</source>
        <translation>نعم أو لا</translation>
    </message>
    <message>
        <source>Not set</source>
        <translation>غير معينة</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>نعم</translation>
    </message>
</context>
<context>
    <name>AttributesSection</name>
    <message>
        <source>Attributes</source>
        <translation>الصفات</translation>
    </message>
    <message>
        <source>Not set</source>
        <translation>غير معينة</translation>
    </message>
</context>
<context>
    <name>Background</name>
    <message>
        <source>{0} is not finished. Stop it and close? Nothing of it is kept then.</source>
        <translation>لم تنته هذه المهمة: {0}. أتوقف وتغلق النافذة؟ لن يبقى منها شيء.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>Stop and close</source>
        <translation>إيقاف وإغلاق</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>متابعة</translation>
    </message>
</context>
<context>
    <name>BackingUp</name>
    <message>
        <source>Less than 200 MB are free on the disk of the project. Free some space.</source>
        <translation>بقي أقل من ٢٠٠ ميغابايت على قرص المشروع. أفرغ بعض المساحة.</translation>
    </message>
</context>
<context>
    <name>BoundsSection</name>
    <message>
        <source>Boundaries</source>
        <translation>الحدود</translation>
    </message>
    <message>
        <source>The prefix is outside. Press C to take it in.</source>
        <translation>السابقة خارج الذكر. اضغط &#x2066;C&#x2069; لإدخالها.</translation>
    </message>
    <message>
        <source>Press C to leave the prefix outside.</source>
        <translation>اضغط &#x2066;C&#x2069; لإخراج السابقة.</translation>
    </message>
</context>
<context>
    <name>ChoicesDialog</name>
    <message>
        <source>Apply</source>
        <translation>تطبيق</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
</context>
<context>
    <name>ColourGrid</name>
    <message>
        <source>Colours</source>
        <translation>الألوان</translation>
    </message>
</context>
<context>
    <name>ColourPicker</name>
    <message>
        <source>Colour as hex</source>
        <translation>اللون بالست عشري</translation>
    </message>
    <message>
        <source>Most distinct</source>
        <translation>الأكثر تميزا</translation>
    </message>
    <message>
        <source>The colour that is furthest from all the others</source>
        <translation>اللون الأبعد عن كل الألوان الأخرى</translation>
    </message>
</context>
<context>
    <name>ColourReport</name>
    <message>
        <source>Contrast</source>
        <translation>التباين</translation>
    </message>
    <message>
        <source>All colours</source>
        <translation>كل الألوان</translation>
    </message>
    <message>
        <source>Protan</source>
        <translation>عمى الأحمر</translation>
    </message>
    <message>
        <source>Deutan</source>
        <translation>عمى الأخضر</translation>
    </message>
    <message>
        <source>Tritan</source>
        <translation>عمى الأزرق</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>فاتح</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>داكن</translation>
    </message>
    <message>
        <source>Sepia</source>
        <translation>بني فاتح</translation>
    </message>
    <message>
        <source>Too pale for paper: it is drawn darker than chosen.</source>
        <translation>باهت على الورق: يُرسم أغمق مما اختير.</translation>
    </message>
    <message>
        <source>Easily taken for {0}.</source>
        <translation>يسهل أن يُظن أنه {0}.</translation>
    </message>
    <message>
        <source>Colour-blind readers may take it for {0}.</source>
        <translation>قد يظنه المصابون بعمى الألوان {0}.</translation>
    </message>
</context>
<context>
    <name>ColumnsDialog</name>
    <message>
        <source>Columns of the table</source>
        <translation>أعمدة الجدول</translation>
    </message>
    <message>
        <source>Each row becomes an article. Say which column holds what; only the text is needed.</source>
        <translation>يصبح كل صف مقالة. حدد ما يحويه كل عمود؛ لا يلزم سوى النص.</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>نص</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>العنوان</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>التاريخ</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>المصدر</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>الكاتب</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>الرابط</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>اللغة</translation>
    </message>
    <message>
        <source>The same for the other tables with these columns</source>
        <translation>وكذلك لبقية الجداول ذات الأعمدة نفسها</translation>
    </message>
    <message>
        <source>Read the table</source>
        <translation>قراءة الجدول</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>First rows</source>
        <translation>الصفوف الأولى</translation>
    </message>
</context>
<context>
    <name>Concordance</name>
    <message>
        <source>A date is written as 2026-01-31, 2026-01 or 2026.</source>
        <translation>يُكتب التاريخ هكذا: &#x2066;2026-01-31&#x2069; أو &#x2066;2026-01&#x2069; أو &#x2066;2026&#x2069;.</translation>
    </message>
    <message>
        <source>The quotation mark is not closed.</source>
        <translation>علامة الاقتباس غير مغلقة.</translation>
    </message>
    <message>
        <source>There is no letter or digit to look for.</source>
        <translation>لا حرف هنا ولا رقم يُبحث عنه.</translation>
    </message>
    <message>
        <source>There is nothing to look for, only something to leave out.</source>
        <translation>لا شيء يُبحث عنه، بل ما يُستبعد فقط.</translation>
    </message>
    <message>
        <source>The regular expression is not understood.</source>
        <translation>التعبير النمطي غير مفهوم.</translation>
    </message>
    <message>
        <source>Character {0} of the query:</source>
        <translation>عند الحرف {0} من الاستعلام:</translation>
    </message>
    <message>
        <source>The regular expression takes too long in the article {0}. Make it simpler.</source>
        <translation>يستغرق التعبير النمطي وقتًا طويلًا في المقالة {0}. بسّطه.</translation>
    </message>
    <message>
        <source>There is no {0} here.</source>
        <translation>لا يوجد {0} هنا.</translation>
    </message>
    <message>
        <source>labelled</source>
        <translation>موسوم</translation>
    </message>
    <message>
        <source>inside</source>
        <translation>داخل اسم</translation>
    </message>
    <message>
        <source>suggested</source>
        <translation>مقترح</translation>
    </message>
</context>
<context>
    <name>ConcordanceArticles</name>
    <message>
        <source>All articles</source>
        <translation>كل المقالات</translation>
    </message>
</context>
<context>
    <name>ConcordanceFilters</name>
    <message>
        <source>To do</source>
        <translation>لم تبدأ</translation>
    </message>
    <message>
        <source>Doing</source>
        <translation>قيد العمل</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>مكتملة</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>متروكة</translation>
    </message>
    <message>
        <source>Any label</source>
        <translation>أي وسم</translation>
    </message>
    <message>
        <source>Any status</source>
        <translation>أي حالة</translation>
    </message>
    <message>
        <source>Any annotator</source>
        <translation>أي واسم</translation>
    </message>
    <message>
        <source>Entity</source>
        <translation>الكيان</translation>
    </message>
    <message>
        <source>The name of an entity, or a part of it</source>
        <translation>اسم كيان أو جزء منه</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>المصدر</translation>
    </message>
    <message>
        <source>The name of a source, or a part of it</source>
        <translation>اسم مصدر أو جزء منه</translation>
    </message>
    <message>
        <source>Language: ar</source>
        <translation>اللغة: ar</translation>
    </message>
    <message>
        <source>The language of the articles, such as ar</source>
        <translation>لغة المقالات، مثل ar</translation>
    </message>
    <message>
        <source>From 2026-01</source>
        <translation>من &#x2066;2026-01&#x2069;</translation>
    </message>
    <message>
        <source>From this day, month or year on: 2026-01-31, 2026-01, 2026</source>
        <translation>من هذا اليوم أو الشهر أو هذه السنة: &#x2066;2026-01-31&#x2069; أو &#x2066;2026-01&#x2069; أو &#x2066;2026&#x2069;</translation>
    </message>
    <message>
        <source>To 2026-12</source>
        <translation>إلى &#x2066;2026-12&#x2069;</translation>
    </message>
    <message>
        <source>Up to this day, month or year: 2026-12-31, 2026-12, 2026</source>
        <translation>حتى هذا اليوم أو الشهر أو هذه السنة: &#x2066;2026-12-31&#x2069; أو &#x2066;2026-12&#x2069; أو &#x2066;2026&#x2069;</translation>
    </message>
</context>
<context>
    <name>ConcordanceLines</name>
    <message>
        <source>Labelling the lines</source>
        <translation>وسم الأسطر</translation>
    </message>
    <message numerus="yes">
        <source>%n mention(s) made.</source>
        <translation>
            <numerusform>لم يوسم شيء.</numerusform>
            <numerusform>وُسم موضع واحد.</numerusform>
            <numerusform>وُسم موضعان.</numerusform>
            <numerusform>وُسمت %n مواضع.</numerusform>
            <numerusform>وُسم %n موضعًا.</numerusform>
            <numerusform>وُسم %n موضع.</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>تراجع</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) copied.</source>
        <translation>
            <numerusform>لم يُنسخ شيء.</numerusform>
            <numerusform>نُسخ سطر واحد.</numerusform>
            <numerusform>نُسخ سطران.</numerusform>
            <numerusform>نُسخت %n أسطر.</numerusform>
            <numerusform>نُسخ %n سطرًا.</numerusform>
            <numerusform>نُسخ %n سطر.</numerusform>
        </translation>
    </message>
    <message>
        <source>Save the lines as a table</source>
        <translation>حفظ الأسطر في جدول</translation>
    </message>
    <message>
        <source>{0} is there already. Replace it?</source>
        <translation>{0} موجود بالفعل. أتستبدله؟</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>استبدال</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) saved.</source>
        <translation>
            <numerusform>لم يُحفظ شيء.</numerusform>
            <numerusform>حُفظ سطر واحد.</numerusform>
            <numerusform>حُفظ سطران.</numerusform>
            <numerusform>حُفظت %n أسطر.</numerusform>
            <numerusform>حُفظ %n سطرًا.</numerusform>
            <numerusform>حُفظ %n سطر.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConcordancePanel</name>
    <message>
        <source>Press the digit of a label</source>
        <translation>اضغط رقم أحد الوسوم</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>لا أسطر</numerusform>
            <numerusform>سطر واحد</numerusform>
            <numerusform>سطران</numerusform>
            <numerusform>%n أسطر</numerusform>
            <numerusform>%n سطرًا</numerusform>
            <numerusform>%n سطر</numerusform>
        </translation>
    </message>
    <message>
        <source>first {0}</source>
        <translation>أول {0}</translation>
    </message>
    <message>
        <source>Label {0}</source>
        <translation>وسم {0}</translation>
    </message>
    <message numerus="yes">
        <source>%n article(s)</source>
        <translation>
            <numerusform>لا مقالات</numerusform>
            <numerusform>مقالة واحدة</numerusform>
            <numerusform>مقالتان</numerusform>
            <numerusform>%n مقالات</numerusform>
            <numerusform>%n مقالة</numerusform>
            <numerusform>%n مقالة</numerusform>
        </translation>
    </message>
    <message>
        <source>Words, &quot;phrases&quot;, beginnings*, -left out</source>
        <translation>كلمات، &quot;عبارات&quot;، بدايات*، &#x200e;-مستبعد</translation>
    </message>
    <message>
        <source>Find in all articles</source>
        <translation>البحث في كل المقالات</translation>
    </message>
    <message>
        <source>Nothing found.</source>
        <translation>لم يُعثر على شيء.</translation>
    </message>
    <message>
        <source>Other spellings do not count now.</source>
        <translation>لا تُحتسب صور الكتابة الأخرى الآن.</translation>
    </message>
    <message>
        <source>Only some of the articles were searched.</source>
        <translation>اقتصر البحث على بعض المقالات.</translation>
    </message>
    <message>
        <source>Only this article was searched.</source>
        <translation>اقتصر البحث على هذه المقالة.</translation>
    </message>
    <message>
        <source>Lines found</source>
        <translation>الأسطر المعثور عليها</translation>
    </message>
    <message>
        <source>Articles</source>
        <translation>المقالات</translation>
    </message>
    <message>
        <source>Article</source>
        <translation>المقالة</translation>
    </message>
    <message>
        <source>Corpus</source>
        <translation>كل المقالات</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>الترتيب</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>ما قبلها</translation>
    </message>
    <message>
        <source>After</source>
        <translation>ما بعدها</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>التاريخ</translation>
    </message>
    <message>
        <source>Where to look</source>
        <translation>نطاق البحث</translation>
    </message>
    <message>
        <source>Sort the lines</source>
        <translation>ترتيب الأسطر</translation>
    </message>
    <message>
        <source>Only some articles</source>
        <translation>بعض المقالات فقط</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>Tick all lines or none</source>
        <translation>تحديد كل الأسطر أو لا شيء</translation>
    </message>
    <message>
        <source>Lines per article</source>
        <translation>الأسطر في كل مقالة</translation>
    </message>
    <message>
        <source>Copy the lines</source>
        <translation>نسخ الأسطر</translation>
    </message>
    <message>
        <source>Save the lines as a table</source>
        <translation>حفظ الأسطر في جدول</translation>
    </message>
    <message>
        <source>All mentions of {0}</source>
        <translation>كل أذكار {0}</translation>
    </message>
</context>
<context>
    <name>ConditionFinder</name>
    <message>
        <source>Tag</source>
        <translation>العلامة</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>المصدر</translation>
    </message>
    <message>
        <source>Entity</source>
        <translation>الكيان</translation>
    </message>
</context>
<context>
    <name>CorpusCommands</name>
    <message>
        <source>State</source>
        <translation>الحالة</translation>
    </message>
    <message numerus="yes">
        <source>Changing %n article(s)</source>
        <translation>
            <numerusform>تغيير المقالات</numerusform>
            <numerusform>تغيير مقالة</numerusform>
            <numerusform>تغيير مقالتين</numerusform>
            <numerusform>تغيير %n مقالات</numerusform>
            <numerusform>تغيير %n مقالة</numerusform>
            <numerusform>تغيير %n مقالة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n article(s) changed.</source>
        <translation>
            <numerusform>لم تتغير مقالات.</numerusform>
            <numerusform>تغيرت مقالة واحدة.</numerusform>
            <numerusform>تغيرت مقالتان.</numerusform>
            <numerusform>تغيرت %n مقالات.</numerusform>
            <numerusform>تغيرت %n مقالة.</numerusform>
            <numerusform>تغيرت %n مقالة.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Tags of %n article(s). Everyone who works on the project sees them.</source>
        <translation>
            <numerusform>علامات المقالات. يراها كل من يعمل على المشروع.</numerusform>
            <numerusform>علامات مقالة واحدة. يراها كل من يعمل على المشروع.</numerusform>
            <numerusform>علامات مقالتين. يراها كل من يعمل على المشروع.</numerusform>
            <numerusform>علامات %n مقالات. يراها كل من يعمل على المشروع.</numerusform>
            <numerusform>علامات %n مقالة. يراها كل من يعمل على المشروع.</numerusform>
            <numerusform>علامات %n مقالة. يراها كل من يعمل على المشروع.</numerusform>
        </translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>العلامات</translation>
    </message>
    <message>
        <source>New tag</source>
        <translation>علامة جديدة</translation>
    </message>
    <message numerus="yes">
        <source>Who is to work on %n article(s)?</source>
        <translation>
            <numerusform>من يعمل على المقالات؟</numerusform>
            <numerusform>من يعمل على هذه المقالة؟</numerusform>
            <numerusform>من يعمل على المقالتين؟</numerusform>
            <numerusform>من يعمل على %n مقالات؟</numerusform>
            <numerusform>من يعمل على %n مقالة؟</numerusform>
            <numerusform>من يعمل على %n مقالة؟</numerusform>
        </translation>
    </message>
    <message>
        <source>Assign</source>
        <translation>الإسناد</translation>
    </message>
    <message>
        <source>Articles can be moved where the list is in its reading order.</source>
        <translation>تُنقل المقالات حين تكون القائمة بترتيب القراءة.</translation>
    </message>
    <message>
        <source>All articles of this list are done.</source>
        <translation>كل مقالات هذه القائمة مكتملة.</translation>
    </message>
    <message>
        <source>The filter {0} was removed.</source>
        <translation>أُزيل المرشح {0}.</translation>
    </message>
</context>
<context>
    <name>DamageTexts</name>
    <message numerus="yes">
        <source>%n character(s) not read: {0}</source>
        <translation>
            <numerusform>لا حروف لم تُقرأ: {0}</numerusform>
            <numerusform>حرف لم يُقرأ: {0}</numerusform>
            <numerusform>حرفان لم يُقرآ: {0}</numerusform>
            <numerusform>%n أحرف لم تُقرأ: {0}</numerusform>
            <numerusform>%n حرفًا لم تُقرأ: {0}</numerusform>
            <numerusform>%n حرف لم تُقرأ: {0}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DashboardCommands</name>
    <message>
        <source>Picture (*.png)</source>
        <translation>صورة (*.png)</translation>
    </message>
    <message>
        <source>Drawing (*.svg)</source>
        <translation>رسم (*.svg)</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>جدول (*.csv)</translation>
    </message>
    <message>
        <source>Save the dashboard</source>
        <translation>حفظ لوحة المتابعة</translation>
    </message>
    <message>
        <source>{0} is there already. Replace it?</source>
        <translation>{0} موجود بالفعل. أتستبدله؟</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>استبدال</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>The dashboard was saved as {0}.</source>
        <translation>حُفظت لوحة المتابعة باسم {0}.</translation>
    </message>
</context>
<context>
    <name>DashboardPage</name>
    <message>
        <source>Counting…</source>
        <translation>جارٍ العد…</translation>
    </message>
    <message>
        <source>{0} s</source>
        <translation>{0} ث</translation>
    </message>
    <message>
        <source>{0}: {1} in {2}</source>
        <translation>{0}: {1} في {2}</translation>
    </message>
    <message numerus="yes">
        <source>%n mention(s)</source>
        <translation>
            <numerusform>لا أذكار</numerusform>
            <numerusform>ذكر واحد</numerusform>
            <numerusform>ذكران</numerusform>
            <numerusform>%n أذكار</numerusform>
            <numerusform>%n ذكرا</numerusform>
            <numerusform>%n ذكر</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n article(s)</source>
        <translation>
            <numerusform>لا مقالات</numerusform>
            <numerusform>مقالة واحدة</numerusform>
            <numerusform>مقالتان</numerusform>
            <numerusform>%n مقالات</numerusform>
            <numerusform>%n مقالة</numerusform>
            <numerusform>%n مقالة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without a date</source>
        <translation>
            <numerusform>لا شيء بلا تاريخ</numerusform>
            <numerusform>واحدة بلا تاريخ</numerusform>
            <numerusform>اثنتان بلا تاريخ</numerusform>
            <numerusform>%n بلا تاريخ</numerusform>
            <numerusform>%n بلا تاريخ</numerusform>
            <numerusform>%n بلا تاريخ</numerusform>
        </translation>
    </message>
    <message>
        <source>No article was finished in these days. Ctrl+Enter marks one as done.</source>
        <translation>لم تكتمل أي مقالة في هذه الأيام. اضغط &#x2066;Ctrl+Enter&#x2069; لتعليم المقالة مكتملة.</translation>
    </message>
    <message>
        <source>Nothing is labelled yet.</source>
        <translation>لم يوسم شيء بعد.</translation>
    </message>
    <message>
        <source>Two linked entities at least are needed. L links a mention to an entity.</source>
        <translation>يلزم كيانان مرتبطان على الأقل. يربط المفتاح &#x2066;L&#x2069; الذكر بكيان.</translation>
    </message>
    <message>
        <source>No mention is linked to an entity. L links one.</source>
        <translation>لا ذكر مرتبطا بكيان. يربطه المفتاح &#x2066;L&#x2069;.</translation>
    </message>
    <message>
        <source>No article has a date. Its details hold one.</source>
        <translation>لا مقالة لها تاريخ. يُكتب في تفاصيلها.</translation>
    </message>
    <message>
        <source>articles done</source>
        <translation>مقالة مكتملة</translation>
    </message>
    <message>
        <source>mentions</source>
        <translation>أذكار</translation>
    </message>
    <message>
        <source>median time per mention, this week</source>
        <translation>وسيط زمن الذكر الواحد هذا الأسبوع</translation>
    </message>
    <message>
        <source>Mentions by label</source>
        <translation>الأذكار حسب الوسم</translation>
    </message>
    <message>
        <source>entities</source>
        <translation>كيانات</translation>
    </message>
    <message>
        <source>suggestions accepted</source>
        <translation>اقتراحات قُبلت</translation>
    </message>
    <message>
        <source>Articles finished per day</source>
        <translation>مقالات اكتملت يوميا</translation>
    </message>
    <message>
        <source>Mentioned together</source>
        <translation>المذكورة معا</translation>
    </message>
    <message>
        <source>Most mentioned</source>
        <translation>الأكثر ذكرا</translation>
    </message>
    <message>
        <source>Articles by date</source>
        <translation>المقالات حسب تاريخها</translation>
    </message>
    <message numerus="yes">
        <source>last %n days</source>
        <translation>
            <numerusform>آخر %n يوم</numerusform>
            <numerusform>آخر يوم</numerusform>
            <numerusform>آخر يومين</numerusform>
            <numerusform>آخر %n أيام</numerusform>
            <numerusform>آخر %n يوما</numerusform>
            <numerusform>آخر %n يوم</numerusform>
        </translation>
    </message>
    <message>
        <source>all articles</source>
        <translation>كل المقالات</translation>
    </message>
    <message>
        <source>number of articles</source>
        <translation>عدد المقالات</translation>
    </message>
    <message>
        <source>Save as picture…</source>
        <translation>حفظ صورة…</translation>
    </message>
    <message>
        <source>Save as SVG…</source>
        <translation>حفظ &#x2066;SVG&#x2069;…</translation>
    </message>
    <message>
        <source>Save figures as CSV…</source>
        <translation>حفظ الأرقام &#x2066;CSV&#x2069;…</translation>
    </message>
</context>
<context>
    <name>DeleteDialog</name>
    <message numerus="yes">
        <source>Delete %n article(s)?</source>
        <translation>
            <numerusform>أتُحذف المقالات؟</numerusform>
            <numerusform>أتُحذف المقالة؟</numerusform>
            <numerusform>أتُحذف المقالتان؟</numerusform>
            <numerusform>أتُحذف %n مقالات؟</numerusform>
            <numerusform>أتُحذف %n مقالة؟</numerusform>
            <numerusform>أتُحذف %n مقالة؟</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mention(s) in them go too, those of other annotators as well.</source>
        <translation>
            <numerusform>لا أذكار فيها.</numerusform>
            <numerusform>يُحذف معها ذكر واحد، وما لغيرك أيضا.</numerusform>
            <numerusform>يُحذف معها ذكران، وما لغيرك أيضا.</numerusform>
            <numerusform>تُحذف معها %n أذكار، وما لغيرك أيضا.</numerusform>
            <numerusform>يُحذف معها %n ذكرا، وما لغيرك أيضا.</numerusform>
            <numerusform>يُحذف معها %n ذكر، وما لغيرك أيضا.</numerusform>
        </translation>
    </message>
    <message>
        <source>This cannot be undone, and undo does not go behind it: what you did before stays as it is.</source>
        <translation>لا يمكن التراجع عن هذا، ولا يتجاوزه التراجع: ما فعلته قبله يبقى كما هو.</translation>
    </message>
    <message>
        <source>A backup is made first. Backups and the second copy keep the texts until they are deleted.</source>
        <translation>تُنشأ نسخة احتياطية أولا. تبقى النصوص في النسخ الاحتياطية وفي النسخة الثانية إلى أن تُحذف.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>حذف</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
</context>
<context>
    <name>DetailsDialog</name>
    <message>
        <source>Article</source>
        <translation>المقالة</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>العنوان</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>المصدر</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>الكاتب</translation>
    </message>
    <message>
        <source>Date (year-month-day)</source>
        <translation>التاريخ (سنة-شهر-يوم)</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>الرابط</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>اللغة</translation>
    </message>
    <message>
        <source>From each paragraph</source>
        <translation>من كل فقرة</translation>
    </message>
    <message>
        <source>Right to left</source>
        <translation>من اليمين إلى اليسار</translation>
    </message>
    <message>
        <source>Left to right</source>
        <translation>من اليسار إلى اليمين</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>الاتجاه</translation>
    </message>
    <message>
        <source>{0} characters</source>
        <translation>{0} محرف</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>حفظ</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>An article needs a title.</source>
        <translation>لا بد للمقالة من عنوان.</translation>
    </message>
    <message>
        <source>Write the date as 2026-11-24, 2026-11 or 2026, or leave it empty.</source>
        <translation>اكتب التاريخ هكذا: &#x2066;2026-11-24&#x2069; أو &#x2066;2026-11&#x2069; أو &#x2066;2026&#x2069;، أو اتركه فارغا.</translation>
    </message>
</context>
<context>
    <name>DockItems</name>
    <message>
        <source>Choose the other words</source>
        <translation>اختر الكلمات الأخرى</translation>
    </message>
    <message>
        <source>Add the piece</source>
        <translation>إضافة الجزء</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Choose the other mention</source>
        <translation>اختر الذكر الآخر</translation>
    </message>
    <message>
        <source>Relate</source>
        <translation>ربط</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>قبول</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>رفض</translation>
    </message>
    <message>
        <source>Relabel</source>
        <translation>تغيير الوسم</translation>
    </message>
    <message>
        <source>Prefix</source>
        <translation>السابقة</translation>
    </message>
    <message>
        <source>All</source>
        <translation>الكل</translation>
    </message>
    <message>
        <source>Paragraph</source>
        <translation>الفقرة</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>تراجع</translation>
    </message>
    <message>
        <source>Resize</source>
        <translation>تغيير الحدود</translation>
    </message>
    <message>
        <source>Add a piece</source>
        <translation>إضافة جزء</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>ملاحظة</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>حذف</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>وسم</translation>
    </message>
    <message>
        <source>Extend</source>
        <translation>توسيع</translation>
    </message>
    <message>
        <source>Phrase</source>
        <translation>عبارة</translation>
    </message>
    <message>
        <source>Highlight</source>
        <translation>تظليل</translation>
    </message>
    <message>
        <source>Next mention</source>
        <translation>الذكر التالي</translation>
    </message>
</context>
<context>
    <name>ElsewhereSection</name>
    <message>
        <source>Same text elsewhere: {0}</source>
        <translation>النص نفسه في مواضع أخرى: {0}</translation>
    </message>
    <message>
        <source>Label all {0}  (A)</source>
        <translation>وسم الكل: {0}  (A)</translation>
    </message>
    <message>
        <source>Find in all articles</source>
        <translation>البحث في كل المقالات</translation>
    </message>
</context>
<context>
    <name>EntitiesPage</name>
    <message>
        <source>Entities of the article</source>
        <translation>كيانات المقالة</translation>
    </message>
    <message>
        <source>No entities in this article. Press L on a mention to link it to one.</source>
        <translation>لا كيانات في هذه المقالة. اضغط &#x2066;L&#x2069; على ذكر لربطه بكيان.</translation>
    </message>
    <message>
        <source>All entities…</source>
        <translation>كل الكيانات…</translation>
    </message>
</context>
<context>
    <name>EntityCommands</name>
    <message>
        <source>Label or entity</source>
        <translation>وسم أو كيان</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>الوسوم</translation>
    </message>
    <message>
        <source>New entity: {0}</source>
        <translation>كيان جديد: {0}</translation>
    </message>
    <message>
        <source>No entity</source>
        <translation>بلا كيان</translation>
    </message>
    <message>
        <source>Entities</source>
        <translation>الكيانات</translation>
    </message>
    <message>
        <source>same name</source>
        <translation>الاسم نفسه</translation>
    </message>
    <message>
        <source>other name</source>
        <translation>اسم آخر</translation>
    </message>
    <message>
        <source>linked before</source>
        <translation>رُبط من قبل</translation>
    </message>
    <message>
        <source>same name behind a prefix</source>
        <translation>الاسم نفسه بعد سابقة</translation>
    </message>
    <message>
        <source>similar</source>
        <translation>مشابه</translation>
    </message>
    <message numerus="yes">
        <source>%n mention(s) here</source>
        <translation>
            <numerusform>لا أذكار هنا</numerusform>
            <numerusform>ذكر واحد هنا</numerusform>
            <numerusform>ذكران هنا</numerusform>
            <numerusform>%n أذكار هنا</numerusform>
            <numerusform>%n ذكرا هنا</numerusform>
            <numerusform>%n ذكر هنا</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n article(s)</source>
        <translation>
            <numerusform>لا مقالات</numerusform>
            <numerusform>مقالة واحدة</numerusform>
            <numerusform>مقالتان</numerusform>
            <numerusform>%n مقالات</numerusform>
            <numerusform>%n مقالة</numerusform>
            <numerusform>%n مقالة</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EntityForm</name>
    <message>
        <source>Name</source>
        <translation>الاسم</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>الوسم</translation>
    </message>
    <message>
        <source>Other names</source>
        <translation>أسماء أخرى</translation>
    </message>
    <message>
        <source>Other ids</source>
        <translation>معرفات أخرى</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>ملاحظة</translation>
    </message>
    <message>
        <source>None</source>
        <translation>لا شيء</translation>
    </message>
</context>
<context>
    <name>EntityRegister</name>
    <message>
        <source>Entities</source>
        <translation>الكيانات</translation>
    </message>
    <message>
        <source>Find a name</source>
        <translation>البحث عن اسم</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>الوسم</translation>
    </message>
    <message>
        <source>Mentions</source>
        <translation>الأذكار</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>New entity</source>
        <translation>كيان جديد</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>إزالة</translation>
    </message>
    <message>
        <source>Name of the new entity</source>
        <translation>اسم الكيان الجديد</translation>
    </message>
    <message>
        <source>All labels</source>
        <translation>كل الوسوم</translation>
    </message>
    <message numerus="yes">
        <source>%n entities</source>
        <translation>
            <numerusform>لا كيانات</numerusform>
            <numerusform>كيان واحد</numerusform>
            <numerusform>كيانان</numerusform>
            <numerusform>%n كيانات</numerusform>
            <numerusform>%n كيانا</numerusform>
            <numerusform>%n كيان</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mention(s)</source>
        <translation>
            <numerusform>لا أذكار</numerusform>
            <numerusform>ذكر واحد</numerusform>
            <numerusform>ذكران</numerusform>
            <numerusform>%n أذكار</numerusform>
            <numerusform>%n ذكرا</numerusform>
            <numerusform>%n ذكر</numerusform>
        </translation>
    </message>
    <message>
        <source>Merge {0} into {1}</source>
        <translation>دمج {0} في {1}</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>دمج</translation>
    </message>
    <message>
        <source>Select several with Ctrl or Shift; the one in focus stays</source>
        <translation>اختر عدة كيانات بالمفتاح &#x2066;Ctrl&#x2069; أو &#x2066;Shift&#x2069;؛ يبقى الذي عليه التركيز</translation>
    </message>
    <message>
        <source>Split off {0}</source>
        <translation>فصل {0}</translation>
    </message>
</context>
<context>
    <name>EntitySection</name>
    <message>
        <source>Entity</source>
        <translation>الكيان</translation>
    </message>
    <message>
        <source>Link to an entity…</source>
        <translation>ربط بكيان…</translation>
    </message>
</context>
<context>
    <name>EntityTable</name>
    <message>
        <source>Name</source>
        <translation>الاسم</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>الوسم</translation>
    </message>
    <message>
        <source>Mentions</source>
        <translation>الأذكار</translation>
    </message>
    <message>
        <source>Articles</source>
        <translation>المقالات</translation>
    </message>
</context>
<context>
    <name>ErrorDialog</name>
    <message>
        <source>Something went wrong</source>
        <translation>حدث خطأ</translation>
    </message>
    <message>
        <source>This is a fault of Hashiya. Everything you did is saved. Please send us this report.</source>
        <translation>هذا خلل في حاشية. كل ما فعلته محفوظ. نرجو أن ترسل إلينا هذا التقرير.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>متابعة</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>نسخ</translation>
    </message>
</context>
<context>
    <name>ErrorTexts</name>
    <message numerus="yes">
        <source>This import cannot be undone: others have worked on its articles, and %n annotation(s) of theirs would be lost.</source>
        <translation>
            <numerusform>لا يمكن التراجع عن هذا الاستيراد: عمل آخرون على مقالاته.</numerusform>
            <numerusform>لا يمكن التراجع عن هذا الاستيراد: عمل آخرون على مقالاته، وسيضيع عمل واحد لهم.</numerusform>
            <numerusform>لا يمكن التراجع عن هذا الاستيراد: عمل آخرون على مقالاته، وسيضيع عملان لهم.</numerusform>
            <numerusform>لا يمكن التراجع عن هذا الاستيراد: عمل آخرون على مقالاته، وستضيع %n أعمال لهم.</numerusform>
            <numerusform>لا يمكن التراجع عن هذا الاستيراد: عمل آخرون على مقالاته، وسيضيع %n عملا لهم.</numerusform>
            <numerusform>لا يمكن التراجع عن هذا الاستيراد: عمل آخرون على مقالاته، وسيضيع %n عمل لهم.</numerusform>
        </translation>
    </message>
    <message>
        <source>This step cannot be undone: what it changed has been changed since by someone else.</source>
        <translation>لا يمكن التراجع عن هذه الخطوة: ما غيرته غيره أحد آخر بعدها.</translation>
    </message>
    <message>
        <source>Something else is still being done. Wait for its end, or stop it at the foot of the window.</source>
        <translation>لا تزال مهمة أخرى جارية. انتظر نهايتها أو أوقفها من أسفل النافذة.</translation>
    </message>
    <message>
        <source>Stopped. Nothing was changed.</source>
        <translation>أُوقفت المهمة، ولم يتغير شيء.</translation>
    </message>
    <message>
        <source>This article is not there any more.</source>
        <translation>لم تعد هذه المقالة موجودة.</translation>
    </message>
    <message>
        <source>Another one has this name already.</source>
        <translation>هذا الاسم مستعمل.</translation>
    </message>
    <message>
        <source>It needs a name.</source>
        <translation>لا بد من اسم.</translation>
    </message>
    <message>
        <source>A label cannot stand below itself.</source>
        <translation>لا يكون الوسم تحت نفسه.</translation>
    </message>
    <message>
        <source>These words have this label already.</source>
        <translation>لهذه الكلمات هذا الوسم من قبل.</translation>
    </message>
    <message>
        <source>The mention reaches outside the text.</source>
        <translation>الذكر يتجاوز حدود النص.</translation>
    </message>
    <message>
        <source>The text is too long to be stored.</source>
        <translation>النص أطول من أن يُحفظ.</translation>
    </message>
    <message>
        <source>The text holds half of a character, which cannot be stored.</source>
        <translation>في النص نصف حرف لا يمكن حفظه.</translation>
    </message>
    <message>
        <source>A mention needs at least one letter, not only space.</source>
        <translation>لا بد للذكر من حرف واحد على الأقل.</translation>
    </message>
    <message>
        <source>It is open for writing in another window. Close it there, or open it for reading.</source>
        <translation>المشروع مفتوح للكتابة في نافذة أخرى. أغلقه هناك، أو افتحه للقراءة.</translation>
    </message>
    <message>
        <source>It was made by a newer version of Hashiya. Update Hashiya.</source>
        <translation>أنشئ بإصدار أحدث من حاشية. حدث البرنامج.</translation>
    </message>
    <message>
        <source>This is not a project of Hashiya.</source>
        <translation>هذا ليس مشروعا من مشاريع حاشية.</translation>
    </message>
    <message>
        <source>Its tables are not those that Hashiya makes. It may be unsafe, and nothing in it was run.</source>
        <translation>جداوله ليست الجداول التي تنشئها حاشية. قد يكون غير آمن، ولم ينفذ منه شيء.</translation>
    </message>
    <message>
        <source>The file is damaged. Restore a backup.</source>
        <translation>الملف تالف. استعد نسخة احتياطية.</translation>
    </message>
    <message>
        <source>The project file was deleted, moved or replaced. Save a copy now.</source>
        <translation>حُذف ملف المشروع أو نُقل أو استُبدل. احفظ نسخة الآن.</translation>
    </message>
    <message>
        <source>It is write-protected. Save a copy to change it.</source>
        <translation>الملف محمي من الكتابة. احفظ نسخة لتعديلها.</translation>
    </message>
    <message>
        <source>The disk is full. Free some space and try again, or save a copy elsewhere.</source>
        <translation>القرص ممتلئ. أفرغ بعض المساحة وأعد المحاولة، أو احفظ نسخة في مكان آخر.</translation>
    </message>
    <message>
        <source>There is a file of that name already. Choose another.</source>
        <translation>يوجد ملف بهذا الاسم. اختر اسما آخر.</translation>
    </message>
    <message>
        <source>The folder does not exist. Choose another folder.</source>
        <translation>المجلد غير موجود. اختر مجلدا آخر.</translation>
    </message>
    <message>
        <source>The folder is there already and not empty. Choose a new one.</source>
        <translation>المجلد موجود وليس فارغا. اختر مجلدا جديدا.</translation>
    </message>
    <message>
        <source>The file is not there. Check its name.</source>
        <translation>الملف غير موجود. تحقق من اسمه.</translation>
    </message>
    <message>
        <source>The file is not there. It may have been moved or renamed.</source>
        <translation>الملف غير موجود. ربما نقل أو غير اسمه.</translation>
    </message>
    <message>
        <source>The file holds no text. Nothing was added.</source>
        <translation>لا نص في الملف. لم يضف شيء.</translation>
    </message>
    <message>
        <source>The clipboard holds no text.</source>
        <translation>لا يوجد نص في الحافظة.</translation>
    </message>
    <message>
        <source>This is not a text file. If it is UTF-16, choose that character set.</source>
        <translation>هذا ليس ملفا نصيا. إن كان بترميز &#x2066;UTF-16&#x2069; فاختر هذا الترميز.</translation>
    </message>
    <message>
        <source>Files of this kind cannot be read yet. Save the text as .txt (UTF-8).</source>
        <translation>لا يمكن قراءة هذا النوع من الملفات بعد. احفظ النص بصيغة &#x2066;.txt (UTF-8)&#x2069;.</translation>
    </message>
    <message>
        <source>The text is longer than 20 MB. Split it into articles.</source>
        <translation>النص أطول من ٢٠ ميغابايت. قسّمه إلى مقالات.</translation>
    </message>
    <message>
        <source>The file is larger than 240 MB. Split it into articles.</source>
        <translation>الملف أكبر من ٢٤٠ ميغابايت. قسمه إلى مقالات.</translation>
    </message>
</context>
<context>
    <name>ExportCommands</name>
    <message>
        <source>{0} is there already. Replace it?</source>
        <translation>{0} موجود بالفعل. أتستبدله؟</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>استبدال</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>تصدير</translation>
    </message>
    <message>
        <source>Exporting</source>
        <translation>التصدير</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export</source>
        <translation>تصدير</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>الصيغة</translation>
    </message>
    <message>
        <source>What goes out</source>
        <translation>ما يخرج</translation>
    </message>
    <message>
        <source>What this format cannot carry</source>
        <translation>ما لا تحمله هذه الصيغة</translation>
    </message>
    <message>
        <source>This format needs a library that is not installed. Install it with: {0}</source>
        <translation>تحتاج هذه الصيغة إلى مكتبة غير مثبتة. تثبت بالأمر: {0}</translation>
    </message>
    <message>
        <source>Counting what goes out…</source>
        <translation>جار عد ما يخرج…</translation>
    </message>
    <message>
        <source>Left out by the format: {0}</source>
        <translation>ما تتركه الصيغة: {0}</translation>
    </message>
    <message>
        <source>No article meets these conditions: the export would be empty.</source>
        <translation>لا توجد مقالة تستوفي هذه الشروط: سيكون التصدير فارغًا.</translation>
    </message>
    <message>
        <source>There is no mention in what was chosen.</source>
        <translation>ليس في ما اختير أي ذكر.</translation>
    </message>
    <message>
        <source>This format carries all of it.</source>
        <translation>تحمل هذه الصيغة كل ذلك.</translation>
    </message>
    <message numerus="yes">
        <source>The first %n are shown.</source>
        <translation>
            <numerusform>لا يظهر شيء.</numerusform>
            <numerusform>يظهر أولها.</numerusform>
            <numerusform>يظهر أول اثنين.</numerusform>
            <numerusform>يظهر أول %n منها.</numerusform>
            <numerusform>يظهر أول %n منها.</numerusform>
            <numerusform>يظهر أول %n منها.</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>اختيار…</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>المكان</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
</context>
<context>
    <name>ExportLabelsDialog</name>
    <message>
        <source>Export the label set</source>
        <translation>تصدير مجموعة الوسوم</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>الصيغة</translation>
    </message>
    <message>
        <source>Hashiya label set (TOML)</source>
        <translation>مجموعة وسوم حاشية (&#x2066;TOML&#x2069;)</translation>
    </message>
    <message>
        <source>Choose a place…</source>
        <translation>اختيار الموضع…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Keeps everything.</source>
        <translation>تحفظ كل شيء.</translation>
    </message>
    <message>
        <source>What this format has no place for is counted once the file is written.</source>
        <translation>ما لا مكان له في هذه الصيغة يُعدّ بعد كتابة الملف.</translation>
    </message>
</context>
<context>
    <name>ExportReportDialog</name>
    <message>
        <source>Exported</source>
        <translation>تم التصدير</translation>
    </message>
    <message>
        <source>The file was read back: it holds everything but what is listed here.</source>
        <translation>قرئ الملف من جديد: فيه كل شيء إلا ما هو مذكور هنا.</translation>
    </message>
    <message>
        <source>The file was read back and is equal to the project.</source>
        <translation>أعيدت قراءة الملف وهو مطابق للمشروع.</translation>
    </message>
    <message>
        <source>Left out by the format: {0}</source>
        <translation>ما لا تحمله الصيغة: {0}</translation>
    </message>
    <message>
        <source>What did not go out as it is</source>
        <translation>ما لم يخرج كما هو</translation>
    </message>
    <message>
        <source>All of it lies beside the export too, as {0}.</source>
        <translation>وكل ذلك محفوظ بجانب التصدير أيضا باسم {0}.</translation>
    </message>
    <message>
        <source>The file was read back: all its pages are there, and a search finds each of their words.</source>
        <translation>أعيدت قراءة الملف: كل صفحاته موجودة، والبحث يجد كل كلمة فيها.</translation>
    </message>
    <message>
        <source>The file was read back: all its pages are there. The words that a search does not find are listed.</source>
        <translation>أعيدت قراءة الملف: كل صفحاته موجودة، والكلمات التي لا يجدها البحث مذكورة في القائمة.</translation>
    </message>
    <message>
        <source>The file was read back and is equal to what was chosen.</source>
        <translation>أعيدت قراءة الملف وهو مطابق لما اختير.</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>إظهار في المجلد</translation>
    </message>
    <message>
        <source>Save report…</source>
        <translation>حفظ التقرير…</translation>
    </message>
    <message>
        <source>Copy rows</source>
        <translation>نسخ الصفوف</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>تم النسخ.</translation>
    </message>
    <message>
        <source>Save report</source>
        <translation>حفظ التقرير</translation>
    </message>
    <message>
        <source>Saved as {0}.</source>
        <translation>حفظ باسم {0}.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>Label set exported</source>
        <translation>صُدّرت مجموعة الوسوم</translation>
    </message>
    <message>
        <source>The file was read back and holds everything.</source>
        <translation>أُعيدت قراءة الملف وفيه كل شيء.</translation>
    </message>
    <message>
        <source>The format has no place for:</source>
        <translation>لا مكان في هذه الصيغة لما يلي:</translation>
    </message>
</context>
<context>
    <name>FileCommands</name>
    <message>
        <source>My articles</source>
        <translation>مقالاتي</translation>
    </message>
    <message>
        <source>Open a project</source>
        <translation>فتح مشروع</translation>
    </message>
    <message>
        <source>Projects (*{0})</source>
        <translation>مشاريع (*{0})</translation>
    </message>
    <message>
        <source>Stopped. Nothing was changed.</source>
        <translation>أُوقفت المهمة، ولم يتغير شيء.</translation>
    </message>
    <message>
        <source>Projects ({0})</source>
        <translation>المشاريع ({0})</translation>
    </message>
    <message>
        <source>{0} is open already.</source>
        <translation>{0} مفتوح بالفعل.</translation>
    </message>
    <message>
        <source>Open for reading</source>
        <translation>فتح للقراءة</translation>
    </message>
    <message>
        <source>{0} is no longer there. It may have been moved, renamed or deleted.</source>
        <translation>لم يعد {0} في مكانه. ربما نقل أو أعيدت تسميته أو حذف.</translation>
    </message>
    <message>
        <source>Restore it…</source>
        <translation>استعادته…</translation>
    </message>
    <message>
        <source>Look for it…</source>
        <translation>البحث عنه…</translation>
    </message>
    <message>
        <source>Forget it</source>
        <translation>نسيانه</translation>
    </message>
    <message>
        <source>A log of another project lay beside the file. It was set aside, nothing was lost.</source>
        <translation>كان بجانب الملف سجل لمشروع آخر فنحي جانبا، ولم يفقد شيء.</translation>
    </message>
    <message>
        <source>{0} actions that the file had lost were restored from the second copy.</source>
        <translation>استعيدت من النسخة الثانية {0} من العمليات التي فقدها الملف.</translation>
    </message>
    <message>
        <source>The project was brought up to date. A backup was made before.</source>
        <translation>حُدّث المشروع إلى الإصدار الحالي بعد أخذ نسخة احتياطية.</translation>
    </message>
    <message>
        <source>The project lies on a network share. Another machine may damage it while you work.</source>
        <translation>يقع المشروع في مجلد شبكي مشترك، وقد يُتلفه جهاز آخر أثناء عملك.</translation>
    </message>
    <message>
        <source>The project lies in a synchronised folder, whose program may put back an older file while you work.</source>
        <translation>يقع المشروع في مجلد متزامن، وقد يعيد برنامج المزامنة ملفًا أقدم أثناء عملك.</translation>
    </message>
    <message>
        <source>Work on a copy on this computer.</source>
        <translation>اعمل على نسخة في هذا الحاسوب.</translation>
    </message>
    <message>
        <source>Checking the project</source>
        <translation>فحص المشروع</translation>
    </message>
    <message>
        <source>Save a copy…</source>
        <translation>حفظ نسخة…</translation>
    </message>
    <message>
        <source>{0} is there already. Replace it?</source>
        <translation>{0} موجود بالفعل. أتستبدله؟</translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation>حفظ نسخة</translation>
    </message>
    <message>
        <source>This is the project itself. Choose another name.</source>
        <translation>هذا هو المشروع نفسه. اختر اسما آخر.</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>استبدال</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Saving a copy</source>
        <translation>حفظ نسخة</translation>
    </message>
    <message>
        <source>Go on in the copy</source>
        <translation>متابعة العمل في النسخة</translation>
    </message>
    <message>
        <source>Copied to {0}.</source>
        <translation>نسخ إلى {0}.</translation>
    </message>
    <message>
        <source>All is well: text, quotes, log and tables agree.</source>
        <translation>كل شيء سليم: النص والاقتباسات والسجل والجداول متطابقة.</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) are wrong with the project file. The first: {0}.</source>
        <translation>
            <numerusform>لا خلل في ملف المشروع. {0}</numerusform>
            <numerusform>في ملف المشروع خلل واحد: {0}.</numerusform>
            <numerusform>في ملف المشروع خللان. أولهما: {0}.</numerusform>
            <numerusform>في ملف المشروع %n أوجه خلل. أولها: {0}.</numerusform>
            <numerusform>في ملف المشروع %n خللا. أولها: {0}.</numerusform>
            <numerusform>في ملف المشروع %n خلل. أولها: {0}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FilesModel</name>
    <message numerus="yes">
        <source>%n not read</source>
        <translation>
            <numerusform>لم يُقرأ شيء</numerusform>
            <numerusform>لم تُقرأ واحدة</numerusform>
            <numerusform>لم تُقرأ اثنتان</numerusform>
            <numerusform>لم تُقرأ %n</numerusform>
            <numerusform>لم تُقرأ %n</numerusform>
            <numerusform>لم تُقرأ %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Text</source>
        <translation>نص</translation>
    </message>
    <message>
        <source>Web page</source>
        <translation>صفحة ويب</translation>
    </message>
    <message>
        <source>Markdown</source>
        <translation>ماركداون</translation>
    </message>
    <message>
        <source>Word document</source>
        <translation>مستند وورد</translation>
    </message>
    <message>
        <source>OpenDocument text</source>
        <translation>نص OpenDocument</translation>
    </message>
    <message>
        <source>Book</source>
        <translation>كتاب</translation>
    </message>
    <message>
        <source>Feed</source>
        <translation>خلاصة أخبار</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>رسالة بريد</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>جدول</translation>
    </message>
    <message>
        <source>by its mark</source>
        <translation>من علامته</translation>
    </message>
    <message>
        <source>strict</source>
        <translation>مطابقة تامة</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>فيه تلف</translation>
    </message>
    <message>
        <source>as the file says</source>
        <translation>كما يذكر الملف</translation>
    </message>
    <message>
        <source>detected</source>
        <translation>اكتُشفت</translation>
    </message>
    <message>
        <source>guessed</source>
        <translation>تخمين</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>مختارة</translation>
    </message>
    <message>
        <source>File</source>
        <translation>الملف</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>النوع</translation>
    </message>
    <message>
        <source>Articles</source>
        <translation>المقالات</translation>
    </message>
    <message>
        <source>Character set</source>
        <translation>الترميز</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>العنوان</translation>
    </message>
</context>
<context>
    <name>FilterNameDialog</name>
    <message>
        <source>Save this filter</source>
        <translation>حفظ هذه التصفية</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>الاسم</translation>
    </message>
    <message>
        <source>It is kept in the project, for everyone who works on it.</source>
        <translation>تُحفظ في المشروع لكل من يعمل عليه.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>حفظ</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>There is a filter of that name: it is replaced.</source>
        <translation>توجد تصفية بهذا الاسم: ستُستبدل.</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Find in the article</source>
        <translation>البحث في المقالة</translation>
    </message>
    <message>
        <source>Harakat and tatweel must be equal</source>
        <translation>مطابقة الحركات والتطويل</translation>
    </message>
    <message>
        <source>Hamza must be equal (أ إ آ ا)</source>
        <translation>مطابقة الهمزة (أ إ آ ا)</translation>
    </message>
    <message>
        <source>Alef maqsura must be equal (ى ي)</source>
        <translation>مطابقة الألف المقصورة (ى ي)</translation>
    </message>
    <message>
        <source>Ta marbuta must be equal (ة ه)</source>
        <translation>مطابقة التاء المربوطة (ة ه)</translation>
    </message>
    <message>
        <source>Capitals must be equal</source>
        <translation>مطابقة الأحرف اللاتينية الكبيرة</translation>
    </message>
    <message>
        <source>Previous hit</source>
        <translation>النتيجة السابقة</translation>
    </message>
    <message>
        <source>Next hit</source>
        <translation>النتيجة التالية</translation>
    </message>
    <message>
        <source>What must be equal</source>
        <translation>ما يجب أن يتطابق</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>لا نتائج</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} من {1}</translation>
    </message>
</context>
<context>
    <name>FindingsCard</name>
    <message>
        <source>Consistency of labels</source>
        <translation>اتساق الوسوم</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>الانتقال إليه</translation>
    </message>
    <message>
        <source>Fix</source>
        <translation>إصلاح</translation>
    </message>
    <message>
        <source>Ignore</source>
        <translation>تجاهل</translation>
    </message>
    <message>
        <source>This article</source>
        <translation>هذه المقالة</translation>
    </message>
    <message>
        <source>All articles</source>
        <translation>جميع المقالات</translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s)</source>
        <translation>
            <numerusform>لا مواضع للمراجعة</numerusform>
            <numerusform>موضع واحد للمراجعة</numerusform>
            <numerusform>موضعان للمراجعة</numerusform>
            <numerusform>%n مواضع للمراجعة</numerusform>
            <numerusform>%n موضعا للمراجعة</numerusform>
            <numerusform>%n موضع للمراجعة</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing found: the labels agree with each other.</source>
        <translation>لا شيء: الوسوم متسقة.</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>جارٍ الفحص…</translation>
    </message>
</context>
<context>
    <name>FindingsDelegate</name>
    <message>
        <source>Elsewhere labelled {0}</source>
        <translation>موسوم في غيره بـ{0}</translation>
    </message>
    <message>
        <source>Not labelled, elsewhere {0}</source>
        <translation>بلا وسم، وفي غيره {0}</translation>
    </message>
    <message>
        <source>Takes in {0}</source>
        <translation>يشمل {0}</translation>
    </message>
    <message>
        <source>Takes in the prefix {0}</source>
        <translation>يشمل السابقة {0}</translation>
    </message>
    <message>
        <source>Cuts a word: {0}</source>
        <translation>يقطع كلمة: {0}</translation>
    </message>
    <message>
        <source>Takes in the title {0}</source>
        <translation>يشمل اللقب {0}</translation>
    </message>
    <message>
        <source>Relation repeated or without an end</source>
        <translation>علاقة مكررة أو بلا طرف</translation>
    </message>
    <message>
        <source>May not lie in the mention around it</source>
        <translation>لا يجوز أن يقع داخل الذكر المحيط به</translation>
    </message>
    <message>
        <source>May not share letters with the other mention</source>
        <translation>لا يجوز أن يشترك مع الذكر الآخر في حروف</translation>
    </message>
    <message>
        <source>Needs the attribute {0}</source>
        <translation>تلزمه الصفة {0}</translation>
    </message>
    <message>
        <source>The label has no attribute {0}</source>
        <translation>ليس للوسم صفة {0}</translation>
    </message>
    <message>
        <source>A value that {0} does not offer</source>
        <translation>قيمة لا تعرضها {0}</translation>
    </message>
    <message>
        <source>Relation {0} is not allowed between these</source>
        <translation>العلاقة {0} غير مسموح بها بين هذين</translation>
    </message>
    <message>
        <source>{0} is not used any more</source>
        <translation>لم يعد {0} مستعملًا</translation>
    </message>
    <message>
        <source>Excludes another label of the article: {0}</source>
        <translation>يستبعد وسمًا آخر للمقالة: {0}</translation>
    </message>
    <message>
        <source>Remove the relation</source>
        <translation>حذف العلاقة</translation>
    </message>
    <message>
        <source>Label it</source>
        <translation>وسمه</translation>
    </message>
    <message>
        <source>Move the ends</source>
        <translation>نقل الحدود</translation>
    </message>
    <message>
        <source>Relabel</source>
        <translation>تغيير الوسم</translation>
    </message>
    <message>
        <source>Set the attribute</source>
        <translation>ضبط الصفة</translation>
    </message>
    <message>
        <source>Delete the mention</source>
        <translation>حذف الذكر</translation>
    </message>
</context>
<context>
    <name>FirstStepsDialog</name>
    <message>
        <source>First steps</source>
        <translation>الخطوات الأولى</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
</context>
<context>
    <name>FormatList</name>
    <message>
        <source>Needs: {0}</source>
        <translation>تحتاج إلى: {0}</translation>
    </message>
</context>
<context>
    <name>FormatTexts</name>
    <message>
        <source>Everything, to come back to</source>
        <translation>كل شيء، للعودة إليه</translation>
    </message>
    <message>
        <source>For other tools</source>
        <translation>لأدوات أخرى</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>جداول</translation>
    </message>
    <message>
        <source>For readers</source>
        <translation>للقراءة</translation>
    </message>
    <message>
        <source>From other packages</source>
        <translation>من حزم أخرى</translation>
    </message>
    <message>
        <source>Parquet (a row for each article)</source>
        <translation>Parquet (صف لكل مقالة)</translation>
    </message>
    <message>
        <source>brat standoff (.txt and .ann)</source>
        <translation>brat standoff (ملفات txt وann)</translation>
    </message>
    <message>
        <source>CoNLL-2002 (word and tag)</source>
        <translation>CoNLL-2002 (كلمة ووسم)</translation>
    </message>
    <message>
        <source>CoNLL-2003 (four columns)</source>
        <translation>CoNLL-2003 (أربعة أعمدة)</translation>
    </message>
    <message>
        <source>BIOES or BILOU (word and tag)</source>
        <translation>BIOES أو BILOU (كلمة ووسم)</translation>
    </message>
    <message>
        <source>Wojood (nested BIO)</source>
        <translation>Wojood (وسوم BIO متداخلة)</translation>
    </message>
    <message>
        <source>CoNLL-U (words and their parts)</source>
        <translation>CoNLL-U (الكلمات وأجزاؤها)</translation>
    </message>
    <message>
        <source>Label Studio (tasks and configuration)</source>
        <translation>Label Studio (المهام وملفات الإعداد)</translation>
    </message>
    <message>
        <source>CSV (table of mentions)</source>
        <translation>CSV (جدول الأذكار)</translation>
    </message>
    <message>
        <source>Excel (table of mentions)</source>
        <translation>Excel (جدول الأذكار)</translation>
    </message>
    <message>
        <source>REFI-QDA (project)</source>
        <translation>REFI-QDA (مشروع)</translation>
    </message>
    <message>
        <source>HTML (reading copy)</source>
        <translation>HTML (نسخة للقراءة)</translation>
    </message>
    <message>
        <source>PDF (reading copy)</source>
        <translation>PDF (نسخة للقراءة)</translation>
    </message>
    <message>
        <source>Word (reading copy)</source>
        <translation>Word (نسخة للقراءة)</translation>
    </message>
    <message>
        <source>Offsets count code points in logical order, from 0.</source>
        <translation>تُعد المواضع بنقاط الترميز وفق ترتيب القراءة، بدءا من 0.</translation>
    </message>
    <message>
        <source>Offsets count UTF-16 units in logical order, from 0.</source>
        <translation>تُعد المواضع بوحدات UTF-16 وفق ترتيب القراءة، بدءا من 0.</translation>
    </message>
    <message>
        <source>Words stand in logical order.</source>
        <translation>ترد الكلمات وفق ترتيب القراءة.</translation>
    </message>
    <message>
        <source>The file says what its offsets count; they follow the logical order.</source>
        <translation>يذكر الملف بماذا تُعد مواضعه، وهي وفق ترتيب القراءة.</translation>
    </message>
    <message>
        <source>Words with tags, a line each. One mention in a place; the longest stays.</source>
        <translation>كلمات بوسومها، كل كلمة في سطر. ذكر واحد في كل موضع، ويبقى الأطول.</translation>
    </message>
    <message>
        <source>Mentions in each other, relations, article labels. Without entities and attributes.</source>
        <translation>أذكار متداخلة وعلاقات ووسوم مقالات، بلا كيانات ولا صفات.</translation>
    </message>
    <message>
        <source>Everything. It can be imported again without loss.</source>
        <translation>كل شيء، ويمكن استيراده من جديد دون فقد.</translation>
    </message>
    <message>
        <source>A row for each mention, with entity and note. Without texts and relations.</source>
        <translation>صف لكل ذكر مع كيانه وملاحظته، بلا نصوص ولا علاقات.</translation>
    </message>
    <message>
        <source>A right-to-left sheet of mentions in their context. Without texts and relations.</source>
        <translation>ورقة من اليمين إلى اليسار فيها الأذكار في سياقها، بلا نصوص ولا علاقات.</translation>
    </message>
    <message>
        <source>Texts with lists of spans, for DuckDB, Spark and data sets.</source>
        <translation>نصوص مع قوائم المقاطع، لأدوات البيانات مثل DuckDB وSpark.</translation>
    </message>
    <message>
        <source>A folder with texts. Mentions in pieces and in each other, relations, attributes, links.</source>
        <translation>مجلد فيه النصوص: أذكار مجزأة ومتداخلة وعلاقات وصفات وروابط.</translation>
    </message>
    <message>
        <source>For INCEpTION. Sentences and words, mentions in each other, relations.</source>
        <translation>لبرنامج INCEpTION: جمل وكلمات وأذكار متداخلة وعلاقات.</translation>
    </message>
    <message>
        <source>Tasks with their configuration. Mentions in each other, relations, article labels.</source>
        <translation>مهام مع إعدادها: أذكار متداخلة وعلاقات ووسوم مقالات.</translation>
    </message>
    <message>
        <source>Mentions in each other, relations, article labels. Without entities and notes.</source>
        <translation>أذكار متداخلة وعلاقات ووسوم مقالات، بلا كيانات ولا ملاحظات.</translation>
    </message>
    <message>
        <source>Mentions in each other. Without relations, entities and notes.</source>
        <translation>أذكار متداخلة، بلا علاقات ولا كيانات ولا ملاحظات.</translation>
    </message>
    <message>
        <source>For GATE. Mentions of any shape, attributes, relations. Without entities.</source>
        <translation>لبرنامج GATE: أذكار من كل شكل وصفات وعلاقات، بلا كيانات.</translation>
    </message>
    <message>
        <source>For the web. Mentions of any shape, relations, notes. Without entities and attributes.</source>
        <translation>للويب: أذكار من كل شكل وعلاقات وملاحظات، بلا كيانات ولا صفات.</translation>
    </message>
    <message>
        <source>For scholarly editions. Texts and mentions that stand apart from them.</source>
        <translation>للنشر العلمي: نصوص وأذكار قائمة بجانبها.</translation>
    </message>
    <message>
        <source>For qualitative analysis. Texts and codes.</source>
        <translation>للتحليل النوعي: نصوص ورموز.</translation>
    </message>
    <message>
        <source>For spaCy. The whole text with mentions, one over another too.</source>
        <translation>لمكتبة spaCy: النص كاملا بأذكاره، والمتراكب منها أيضا.</translation>
    </message>
    <message>
        <source>Words with several tags each: mentions in each other go out by label.</source>
        <translation>كلمات لكل منها عدة وسوم: تخرج الأذكار المتداخلة بحسب وسومها.</translation>
    </message>
    <message>
        <source>The whole text as words and parts of words, mentions in each other.</source>
        <translation>النص كاملا كلمات وأجزاء كلمات، مع أذكار متداخلة.</translation>
    </message>
    <message>
        <source>A page to read, with legend. It opens in every browser, without a network.</source>
        <translation>صفحة للقراءة مع مفتاح الألوان، تفتح في كل متصفح دون شبكة.</translation>
    </message>
    <message>
        <source>Pages to read and print. The text can be searched and copied.</source>
        <translation>صفحات للقراءة والطباعة، يمكن البحث في نصها ونسخه.</translation>
    </message>
    <message>
        <source>A document to read and edit in a word processor.</source>
        <translation>مستند للقراءة والتحرير في معالج نصوص.</translation>
    </message>
    <message>
        <source>A name inside a word</source>
        <translation>اسم داخل كلمة</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>نظام الوسوم</translation>
    </message>
    <message>
        <source>Configuration files</source>
        <translation>ملفات الإعداد</translation>
    </message>
    <message>
        <source>Offsets count</source>
        <translation>المواضع تعد</translation>
    </message>
    <message>
        <source>Language of its headings</source>
        <translation>لغة العناوين فيها</translation>
    </message>
    <message>
        <source>code points</source>
        <translation>نقاط الترميز</translation>
    </message>
    <message>
        <source>letters with their marks (graphemes)</source>
        <translation>الحروف مع علاماتها (وحدات الكتابة)</translation>
    </message>
    <message>
        <source>Cut the word at the name: {0} becomes {1}</source>
        <translation>تقطع الكلمة عند الاسم: {0} تصير {1}</translation>
    </message>
    <message>
        <source>Mark the whole word: {0}</source>
        <translation>توسم الكلمة كلها: {0}</translation>
    </message>
    <message>
        <source>Leave the mention out and list it: {0}</source>
        <translation>يترك الذكر ويسجل في التقرير: {0}</translation>
    </message>
    <message>
        <source>Every mention begins with B (IOB2)</source>
        <translation>يبدأ كل ذكر بالوسم B (IOB2)</translation>
    </message>
    <message>
        <source>B only between two that touch (IOB1)</source>
        <translation>الوسم B بين ذكرين متلاصقين فقط (IOB1)</translation>
    </message>
    <message>
        <source>Begin, Inside, Outside, End, Single (BIOES)</source>
        <translation>بداية، داخل، خارج، نهاية، مفردة (BIOES)</translation>
    </message>
    <message>
        <source>Begin, Inside, Last, Outside, Unit (BILOU)</source>
        <translation>بداية، داخل، آخر، خارج، وحدة (BILOU)</translation>
    </message>
    <message>
        <source>with annotation.conf and visual.conf</source>
        <translation>مع annotation.conf وvisual.conf</translation>
    </message>
    <message>
        <source>without</source>
        <translation>من دونها</translation>
    </message>
    <message>
        <source>Arabic</source>
        <translation>العربية</translation>
    </message>
    <message>
        <source>English</source>
        <translation>الإنجليزية</translation>
    </message>
    <message>
        <source>code points, as Python does</source>
        <translation>نقاط الترميز كما في Python</translation>
    </message>
    <message>
        <source>UTF-16 units, as Java does</source>
        <translation>وحدات UTF-16 كما في Java</translation>
    </message>
    <message numerus="yes">
        <source>split into %n mention(s)</source>
        <translation>
            <numerusform>قسم إلى %n ذكر</numerusform>
            <numerusform>قسم إلى ذكر واحد</numerusform>
            <numerusform>قسم إلى ذكرين</numerusform>
            <numerusform>قسم إلى %n ذكور</numerusform>
            <numerusform>قسم إلى %n ذكرا</numerusform>
            <numerusform>قسم إلى %n ذكر</numerusform>
        </translation>
    </message>
    <message>
        <source>widened</source>
        <translation>وُسّع</translation>
    </message>
    <message>
        <source>narrowed</source>
        <translation>ضُيّق</translation>
    </message>
    <message>
        <source>cut, still one</source>
        <translation>قُطع وبقي واحدا</translation>
    </message>
    <message>
        <source>split into several</source>
        <translation>قُسم إلى عدة أذكار</translation>
    </message>
    <message>
        <source>dropped</source>
        <translation>أُسقط</translation>
    </message>
    <message>
        <source>a letter replaced</source>
        <translation>استبدل فيه حرف</translation>
    </message>
    <message>
        <source>not found by a search</source>
        <translation>لا يجده البحث</translation>
    </message>
    <message>
        <source>relations</source>
        <translation>علاقات</translation>
    </message>
    <message>
        <source>notes</source>
        <translation>ملاحظات</translation>
    </message>
    <message>
        <source>notes on mentions</source>
        <translation>ملاحظات على الأذكار</translation>
    </message>
    <message>
        <source>entities</source>
        <translation>كيانات</translation>
    </message>
    <message>
        <source>attributes</source>
        <translation>صفات</translation>
    </message>
    <message>
        <source>article labels</source>
        <translation>وسوم المقالات</translation>
    </message>
    <message>
        <source>states of articles</source>
        <translation>حالات المقالات</translation>
    </message>
    <message>
        <source>names of annotators</source>
        <translation>أسماء الواسمين</translation>
    </message>
    <message>
        <source>suggestions</source>
        <translation>اقتراحات</translation>
    </message>
    <message>
        <source>tags of articles</source>
        <translation>علامات المقالات</translation>
    </message>
    <message>
        <source>assignments</source>
        <translation>إسنادات</translation>
    </message>
    <message>
        <source>saved filters</source>
        <translation>تصفيات محفوظة</translation>
    </message>
    <message>
        <source>texts</source>
        <translation>النصوص</translation>
    </message>
    <message>
        <source>texts with every letter, space and line end</source>
        <translation>نصوص بكل حروفها ومسافاتها ونهايات أسطرها</translation>
    </message>
    <message>
        <source>titles of articles</source>
        <translation>عناوين المقالات</translation>
    </message>
    <message>
        <source>sources of articles</source>
        <translation>مصادر المقالات</translation>
    </message>
    <message>
        <source>authors of articles</source>
        <translation>كتّاب المقالات</translation>
    </message>
    <message>
        <source>dates of articles</source>
        <translation>تواريخ المقالات</translation>
    </message>
    <message>
        <source>addresses of articles</source>
        <translation>روابط المقالات</translation>
    </message>
    <message>
        <source>languages of articles</source>
        <translation>لغات المقالات</translation>
    </message>
    <message>
        <source>articles with other data</source>
        <translation>مقالات لها بيانات أخرى</translation>
    </message>
    <message>
        <source>directions set by hand</source>
        <translation>اتجاهات محددة يدويًا</translation>
    </message>
    <message>
        <source>origins of articles</source>
        <translation>مصادر ملفات المقالات</translation>
    </message>
    <message>
        <source>titles of labels</source>
        <translation>عناوين الوسوم</translation>
    </message>
    <message>
        <source>colours of labels</source>
        <translation>ألوان الوسوم</translation>
    </message>
    <message>
        <source>shortcuts of labels</source>
        <translation>اختصارات الوسوم</translation>
    </message>
    <message>
        <source>guidelines of labels</source>
        <translation>إرشادات الوسوم</translation>
    </message>
    <message>
        <source>entities with a label, other names or a note</source>
        <translation>كيانات لها وسم أو أسماء أخرى أو ملاحظة</translation>
    </message>
    <message>
        <source>entities without mentions</source>
        <translation>كيانات بلا أذكار</translation>
    </message>
    <message>
        <source>articles that were not chosen</source>
        <translation>مقالات لم تختر</translation>
    </message>
    <message>
        <source>mentions in articles that were not chosen</source>
        <translation>ذكور في مقالات لم تختر</translation>
    </message>
    <message>
        <source>mentions of annotators that were not chosen</source>
        <translation>ذكور لموسمين لم يختاروا</translation>
    </message>
    <message>
        <source>relations of annotators that were not chosen</source>
        <translation>علاقات لموسمين لم يختاروا</translation>
    </message>
    <message>
        <source>notes of annotators that were not chosen</source>
        <translation>ملاحظات لموسمين لم يختاروا</translation>
    </message>
    <message>
        <source>article labels of annotators that were not chosen</source>
        <translation>وسوم مقالات لموسمين لم يختاروا</translation>
    </message>
    <message>
        <source>suggestions of annotators that were not chosen</source>
        <translation>اقتراحات لموسمين لم يختاروا</translation>
    </message>
    <message>
        <source>mentions with a label that was not chosen</source>
        <translation>ذكور بوسم لم يختر</translation>
    </message>
    <message>
        <source>article labels with a label that was not chosen</source>
        <translation>وسوم مقالات بوسم لم يختر</translation>
    </message>
    <message>
        <source>suggestions with a label that was not chosen</source>
        <translation>اقتراحات بوسم لم يختر</translation>
    </message>
    <message>
        <source>links to entities</source>
        <translation>روابط بالكيانات</translation>
    </message>
    <message>
        <source>relations with an end that was not chosen</source>
        <translation>علاقات لم يُختر أحد طرفيها</translation>
    </message>
    <message>
        <source>more words that a search does not find</source>
        <translation>كلمات أخرى لا يجدها البحث</translation>
    </message>
    <message>
        <source>notes on mentions that were not chosen</source>
        <translation>ملاحظات على أذكار لم تُختر</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}: {1}</translation>
    </message>
    <message>
        <source>Left behind by what was chosen: {0}</source>
        <translation>بقي خارج التصدير بحسب الاختيار: {0}</translation>
    </message>
    <message>
        <source>the highlight</source>
        <translation>التظليل</translation>
    </message>
    <message>
        <source>It overlaps {0} {1}, which goes out.</source>
        <translation>يتقاطع مع {0} {1} الذي يخرج.</translation>
    </message>
    <message>
        <source>XML cannot hold the letter {0}; {1} stands for it.</source>
        <translation>لا تتسع XML للحرف {0}، فوضع مكانه {1}.</translation>
    </message>
    <message>
        <source>The format has no mentions in pieces: each piece is a mention of its own.</source>
        <translation>لا أذكار مجزأة في هذه الصيغة: يخرج كل جزء ذكرا قائما بنفسه.</translation>
    </message>
    <message>
        <source>Another annotator made the same mention, and the format names none.</source>
        <translation>وسم واسم آخر الذكر نفسه، والصيغة لا تسمي الواسمين.</translation>
    </message>
    <message>
        <source>As the format can mark it, it is the same as another.</source>
        <translation>كما تستطيع الصيغة وسمه هو نفس ذكر آخر.</translation>
    </message>
    <message>
        <source>A piece of it is a mention of its own already.</source>
        <translation>جزء منه ذكر قائم بنفسه من قبل.</translation>
    </message>
    <message>
        <source>White space at its edges belongs to no word.</source>
        <translation>الفراغ في طرفيه ليس من أي كلمة.</translation>
    </message>
    <message>
        <source>It begins or ends inside a word, which is cut there.</source>
        <translation>يبدأ أو ينتهي داخل كلمة، فتقطع الكلمة هناك.</translation>
    </message>
    <message>
        <source>It begins or ends inside a word, and takes the whole.</source>
        <translation>يبدأ أو ينتهي داخل كلمة، فيأخذ الكلمة كلها.</translation>
    </message>
    <message>
        <source>It begins or ends inside a word.</source>
        <translation>يبدأ أو ينتهي داخل كلمة.</translation>
    </message>
    <message>
        <source>The format cuts mentions at line ends.</source>
        <translation>تقطع الصيغة الأذكار عند نهايات الأسطر.</translation>
    </message>
    <message>
        <source>It must not begin or end between a letter and its marks.</source>
        <translation>لا يجوز أن يبدأ أو ينتهي بين حرف وعلاماته.</translation>
    </message>
    <message>
        <source>An annotation marks one stretch: it goes around all pieces, which stand beside it.</source>
        <translation>تسم الصيغة مقطعا واحدا: يحيط بكل الأجزاء، وهي مذكورة بجانبه.</translation>
    </message>
    <message>
        <source>Others inside and around it hide it: the innermost is shaded, the outermost underlined.</source>
        <translation>تخفيه أذكار فيه وحوله: يظلل أصغرها ويسطر تحت أكبرها.</translation>
    </message>
    <message>
        <source>Letters drawn as one cannot be shaded in part.</source>
        <translation>الحروف المرسومة معا لا يظلل بعضها دون بعض.</translation>
    </message>
    <message>
        <source>The pages show the word, and a search of them does not find it.</source>
        <translation>تظهر الكلمة في الصفحات، ولكن البحث فيها لا يجدها.</translation>
    </message>
    <message>
        <source>The two ends of the relation come out as the same annotation.</source>
        <translation>يخرج طرفا العلاقة ذكرا واحدا.</translation>
    </message>
</context>
<context>
    <name>GoToDialog</name>
    <message>
        <source>Go to paragraph</source>
        <translation>الانتقال إلى فقرة</translation>
    </message>
    <message>
        <source>1 to {0}</source>
        <translation>من ١ إلى {0}</translation>
    </message>
    <message>
        <source>Number of the paragraph</source>
        <translation>رقم الفقرة</translation>
    </message>
    <message>
        <source>Go</source>
        <translation>انتقال</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
</context>
<context>
    <name>GuidelineCard</name>
    <message>
        <source>Guideline of the label</source>
        <translation>دليل الوسم</translation>
    </message>
    <message>
        <source>No guideline is written yet.</source>
        <translation>لم يُكتب دليل بعد.</translation>
    </message>
    <message>
        <source>For example</source>
        <translation>أمثلة</translation>
    </message>
    <message>
        <source>↑ ↓ other labels  ·  Enter edits  ·  Esc closes</source>
        <translation>&#x2066;↑ ↓&#x2069; وسوم أخرى  ·  &#x2066;Enter&#x2069; للتحرير  ·  &#x2066;Esc&#x2069; للإغلاق</translation>
    </message>
    <message>
        <source>↑ ↓ other labels  ·  Esc closes</source>
        <translation>&#x2066;↑ ↓&#x2069; وسوم أخرى  ·  &#x2066;Esc&#x2069; للإغلاق</translation>
    </message>
</context>
<context>
    <name>GuidelineText</name>
    <message>
        <source>Also called</source>
        <translation>يسمى أيضا</translation>
    </message>
    <message>
        <source>Short name</source>
        <translation>الاسم المختصر</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>المفتاح</translation>
    </message>
    <message>
        <source>Below</source>
        <translation>تحت</translation>
    </message>
    <message>
        <source>Attributes</source>
        <translation>الصفات</translation>
    </message>
    <message>
        <source>Needs</source>
        <translation>يحتاج إلى</translation>
    </message>
    <message>
        <source>May lie in</source>
        <translation>يجوز أن يقع داخل</translation>
    </message>
    <message>
        <source>no other mention</source>
        <translation>لا ذكر آخر</translation>
    </message>
    <message>
        <source>May not overlap with</source>
        <translation>لا يجوز أن يتداخل مع</translation>
    </message>
    <message>
        <source>, </source>
        <translation>، </translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>No project yet</source>
        <translation>لا مشروع بعد</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>قراءة</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>وسم</translation>
    </message>
    <message>
        <source>Dashboard</source>
        <translation>لوحة المتابعة</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>الوضع</translation>
    </message>
    <message>
        <source>Search articles, entities, commands</source>
        <translation>ابحث في المقالات والكيانات والأوامر</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>القائمة</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>المظهر</translation>
    </message>
</context>
<context>
    <name>HistoryCommands</name>
    <message>
        <source>This mention is not there any more.</source>
        <translation>لم يعد هذا الذكر موجودًا.</translation>
    </message>
    <message numerus="yes">
        <source>%n action(s) after it</source>
        <translation>
            <numerusform>لا شيء بعدها</numerusform>
            <numerusform>عملية واحدة بعدها</numerusform>
            <numerusform>عمليتين بعدها</numerusform>
            <numerusform>%n عمليات بعدها</numerusform>
            <numerusform>%n عملية بعدها</numerusform>
            <numerusform>%n عملية بعدها</numerusform>
        </translation>
    </message>
    <message>
        <source>Go back to {0}?

{1} will be taken back, as one action that can be undone.
What they did: {2}

Articles and annotators that were added since stay.</source>
        <translation>أترجع إلى {0}؟

سيُتراجع عن {1}، في خطوة واحدة يمكن التراجع عنها.
ما جرى فيها: {2}

تبقى المقالات والواسمون الذين أُضيفوا بعدها.</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>ارجع</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Go back to this point</source>
        <translation>الرجوع إلى هذه النقطة</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) are as they were then.</source>
        <translation>
            <numerusform>لم يلزم تغيير شيء.</numerusform>
            <numerusform>عاد سجل واحد كما كان.</numerusform>
            <numerusform>عاد سجلان كما كانا.</numerusform>
            <numerusform>عادت %n سجلات كما كانت.</numerusform>
            <numerusform>عاد %n سجلًا كما كان.</numerusform>
            <numerusform>عاد %n سجل كما كان.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stayed as they are.</source>
        <translation>
            <numerusform>لم يبق شيء على حاله.</numerusform>
            <numerusform>بقي واحد على حاله.</numerusform>
            <numerusform>بقي اثنان على حالهما.</numerusform>
            <numerusform>بقيت %n على حالها.</numerusform>
            <numerusform>بقي %n على حاله.</numerusform>
            <numerusform>بقي %n على حاله.</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>تراجع</translation>
    </message>
</context>
<context>
    <name>HistoryDialog</name>
    <message>
        <source>History</source>
        <translation>السجل</translation>
    </message>
    <message>
        <source>Quote, name or title</source>
        <translation>اقتباس أو اسم أو عنوان</translation>
    </message>
    <message>
        <source>Everyone</source>
        <translation>الجميع</translation>
    </message>
    <message>
        <source>All articles</source>
        <translation>كل المقالات</translation>
    </message>
    <message>
        <source>This article</source>
        <translation>هذه المقالة</translation>
    </message>
    <message>
        <source>Annotator</source>
        <translation>الواسم</translation>
    </message>
    <message>
        <source>Article</source>
        <translation>المقالة</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>النوع</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>الوقت</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>التاريخ</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>كل شيء</translation>
    </message>
    <message>
        <source>Mentions</source>
        <translation>الأذكار</translation>
    </message>
    <message>
        <source>Relations</source>
        <translation>العلاقات</translation>
    </message>
    <message>
        <source>Entities</source>
        <translation>الكيانات</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>الملاحظات</translation>
    </message>
    <message>
        <source>Articles</source>
        <translation>المقالات</translation>
    </message>
    <message>
        <source>Label set</source>
        <translation>مجموعة الوسوم</translation>
    </message>
    <message>
        <source>Undone and gone back</source>
        <translation>التراجع والرجوع</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>أي وقت</translation>
    </message>
    <message>
        <source>Since it was opened</source>
        <translation>منذ فتح المشروع</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>اليوم</translation>
    </message>
    <message>
        <source>Since yesterday</source>
        <translation>منذ أمس</translation>
    </message>
    <message>
        <source>Last seven days</source>
        <translation>آخر سبعة أيام</translation>
    </message>
    <message>
        <source>On a day</source>
        <translation>في يوم بعينه</translation>
    </message>
    <message>
        <source>Since a day</source>
        <translation>منذ يوم بعينه</translation>
    </message>
    <message>
        <source>Show in the text</source>
        <translation>اعرض في النص</translation>
    </message>
    <message>
        <source>Go back to this point…</source>
        <translation>ارجع إلى هذه النقطة…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message numerus="yes">
        <source>%n action(s)</source>
        <translation>
            <numerusform>لا عمليات</numerusform>
            <numerusform>عملية واحدة</numerusform>
            <numerusform>عمليتان</numerusform>
            <numerusform>%n عمليات</numerusform>
            <numerusform>%n عملية</numerusform>
            <numerusform>%n عملية</numerusform>
        </translation>
    </message>
    <message>
        <source>{0}. What changed since then: {1}</source>
        <translation>{0}. ما تغيّر منذ ذلك: {1}</translation>
    </message>
</context>
<context>
    <name>HistoryModel</name>
    <message>
        <source>When</source>
        <translation>متى</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>مَن</translation>
    </message>
    <message>
        <source>What</source>
        <translation>ماذا</translation>
    </message>
    <message>
        <source>Article</source>
        <translation>المقالة</translation>
    </message>
</context>
<context>
    <name>HistorySection</name>
    <message>
        <source>History</source>
        <translation>السجل</translation>
    </message>
    <message>
        <source>All of the history…</source>
        <translation>السجل كله…</translation>
    </message>
</context>
<context>
    <name>HistoryWords</name>
    <message>
        <source>Undone: {0}</source>
        <translation>تراجُع: {0}</translation>
    </message>
    <message>
        <source>Done again: {0}</source>
        <translation>إعادة: {0}</translation>
    </message>
    <message>
        <source>{0} labelled as {1}</source>
        <translation>وُسمت {0} على أنها {1}</translation>
    </message>
    <message>
        <source>{0} highlighted</source>
        <translation>ظُلّلت {0}</translation>
    </message>
    <message>
        <source>{0} relabelled as {1}</source>
        <translation>غُيّر وسم {0} إلى {1}</translation>
    </message>
    <message>
        <source>Label taken from {0}</source>
        <translation>نُزع الوسم عن {0}</translation>
    </message>
    <message>
        <source>{0} removed</source>
        <translation>أُزيلت {0}</translation>
    </message>
    <message>
        <source>Ends of {0} moved</source>
        <translation>عُدّل طرفا {0}</translation>
    </message>
    <message>
        <source>Piece added to {0}</source>
        <translation>أُضيف جزء إلى {0}</translation>
    </message>
    <message>
        <source>Note written on {0}</source>
        <translation>كُتبت ملاحظة على {0}</translation>
    </message>
    <message>
        <source>{0} linked to an entity</source>
        <translation>رُبطت {0} بكيان</translation>
    </message>
    <message>
        <source>Attribute of {0} set</source>
        <translation>حُدّدت صفة {0}</translation>
    </message>
    <message>
        <source>Suggestion accepted: {0} as {1}</source>
        <translation>قُبل الاقتراح: {0} على أنها {1}</translation>
    </message>
    <message numerus="yes">
        <source>%n mention(s) labelled as {1} at once, beginning with {0}</source>
        <translation>
            <numerusform>لم يوسم أي موضع دفعة واحدة: {1} {0}</numerusform>
            <numerusform>وُسم موضع واحد بالوسم {1}: {0}</numerusform>
            <numerusform>وُسم موضعان بالوسم {1} دفعة واحدة، أولهما {0}</numerusform>
            <numerusform>وُسمت %n مواضع بالوسم {1} دفعة واحدة، أولها {0}</numerusform>
            <numerusform>وُسم %n موضعًا بالوسم {1} دفعة واحدة، أولها {0}</numerusform>
            <numerusform>وُسم %n موضع بالوسم {1} دفعة واحدة، أولها {0}</numerusform>
        </translation>
    </message>
    <message>
        <source>Project made</source>
        <translation>أُنشئ المشروع</translation>
    </message>
    <message numerus="yes">
        <source>%n article(s) added</source>
        <translation>
            <numerusform>لم تُضف مقالات</numerusform>
            <numerusform>أُضيفت مقالة واحدة</numerusform>
            <numerusform>أُضيفت مقالتان</numerusform>
            <numerusform>أُضيفت %n مقالات</numerusform>
            <numerusform>أُضيفت %n مقالة</numerusform>
            <numerusform>أُضيفت %n مقالة</numerusform>
        </translation>
    </message>
    <message>
        <source>Details of the article changed</source>
        <translation>عُدّلت بيانات المقالة</translation>
    </message>
    <message>
        <source>State of the article changed</source>
        <translation>تغيّرت حالة المقالة</translation>
    </message>
    <message>
        <source>Flag of the article changed</source>
        <translation>تغيّرت راية المقالة</translation>
    </message>
    <message>
        <source>Annotator renamed</source>
        <translation>تغيّر اسم الواسم</translation>
    </message>
    <message>
        <source>Gone back to an earlier point</source>
        <translation>رجوع إلى نقطة سابقة</translation>
    </message>
    <message>
        <source>Labels of the article changed</source>
        <translation>تغيرت وسوم المقالة</translation>
    </message>
    <message>
        <source>Note on the article or a paragraph written</source>
        <translation>كتابة ملاحظة على المقالة أو على فقرة</translation>
    </message>
    <message numerus="yes">
        <source>%n mention(s) labelled at once</source>
        <translation>
            <numerusform>لم يوسم أي ذكر دفعة واحدة</numerusform>
            <numerusform>وسم ذكر واحد</numerusform>
            <numerusform>وسم ذكرين دفعة واحدة</numerusform>
            <numerusform>وسم %n أذكار دفعة واحدة</numerusform>
            <numerusform>وسم %n ذكرا دفعة واحدة</numerusform>
            <numerusform>وسم %n ذكر دفعة واحدة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mention(s) linked to an entity</source>
        <translation>
            <numerusform>لم يربط أي ذكر بكيان</numerusform>
            <numerusform>ربط ذكر واحد بكيان</numerusform>
            <numerusform>ربط ذكرين بكيان</numerusform>
            <numerusform>ربط %n أذكار بكيان</numerusform>
            <numerusform>ربط %n ذكرا بكيان</numerusform>
            <numerusform>ربط %n ذكر بكيان</numerusform>
        </translation>
    </message>
    <message>
        <source>What a check found was put right</source>
        <translation>إصلاح ما وجده أحد الفحوص</translation>
    </message>
    <message>
        <source>What a check found was marked as right</source>
        <translation>ما وجده أحد الفحوص عد صحيحا</translation>
    </message>
    <message>
        <source>Suggestions accepted</source>
        <translation>قبول اقتراحات</translation>
    </message>
    <message>
        <source>Suggestions rejected</source>
        <translation>رفض اقتراحات</translation>
    </message>
    <message>
        <source>Relation added</source>
        <translation>أُضيفت علاقة</translation>
    </message>
    <message>
        <source>Relation changed</source>
        <translation>عُدّلت علاقة</translation>
    </message>
    <message>
        <source>Relation removed</source>
        <translation>أُزيلت علاقة</translation>
    </message>
    <message numerus="yes">
        <source>%n mention(s) taken over from another annotator</source>
        <translation>
            <numerusform>لم يُؤخذ شيء عن واسم آخر</numerusform>
            <numerusform>أُخذ ذكر واحد عن واسم آخر</numerusform>
            <numerusform>أُخذ ذكران عن واسم آخر</numerusform>
            <numerusform>أُخذت %n أذكار عن واسم آخر</numerusform>
            <numerusform>أُخذ %n ذكرًا عن واسم آخر</numerusform>
            <numerusform>أُخذ %n ذكر عن واسم آخر</numerusform>
        </translation>
    </message>
    <message>
        <source>Tags changed</source>
        <translation>تغيرت العلامات</translation>
    </message>
    <message>
        <source>Assignment changed</source>
        <translation>تغير الإسناد</translation>
    </message>
    <message>
        <source>Reading order changed</source>
        <translation>تغير ترتيب القراءة</translation>
    </message>
    <message numerus="yes">
        <source>%n article(s) deleted</source>
        <translation>
            <numerusform>لم تُحذف مقالات</numerusform>
            <numerusform>حُذفت مقالة</numerusform>
            <numerusform>حُذفت مقالتان</numerusform>
            <numerusform>حُذفت %n مقالات</numerusform>
            <numerusform>حُذفت %n مقالة</numerusform>
            <numerusform>حُذفت %n مقالة</numerusform>
        </translation>
    </message>
    <message>
        <source>Filter saved</source>
        <translation>حُفظت تصفية</translation>
    </message>
    <message>
        <source>Saved filter removed</source>
        <translation>أُزيل مرشح محفوظ</translation>
    </message>
    <message numerus="yes">
        <source>%n mention(s) labelled</source>
        <translation>
            <numerusform>لم يوسم شيء</numerusform>
            <numerusform>وُسم موضع واحد</numerusform>
            <numerusform>وُسم موضعان</numerusform>
            <numerusform>وُسمت %n مواضع</numerusform>
            <numerusform>وُسم %n موضعًا</numerusform>
            <numerusform>وُسم %n موضع</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mention(s) removed</source>
        <translation>
            <numerusform>لم يُزل شيء</numerusform>
            <numerusform>أُزيل ذكر واحد</numerusform>
            <numerusform>أُزيل ذكران</numerusform>
            <numerusform>أُزيلت %n أذكار</numerusform>
            <numerusform>أُزيل %n ذكرًا</numerusform>
            <numerusform>أُزيل %n ذكر</numerusform>
        </translation>
    </message>
    <message>
        <source>Attribute of a relation set</source>
        <translation>تعيين صفة علاقة</translation>
    </message>
    <message>
        <source>Entity added to the register</source>
        <translation>إضافة كيان إلى السجل</translation>
    </message>
    <message>
        <source>Entity changed</source>
        <translation>تغيير كيان</translation>
    </message>
    <message>
        <source>Entities merged into one</source>
        <translation>دمج كيانات في كيان واحد</translation>
    </message>
    <message>
        <source>Entity split into two</source>
        <translation>فصل كيان إلى كيانين</translation>
    </message>
    <message>
        <source>Entity removed from the register</source>
        <translation>إزالة كيان من السجل</translation>
    </message>
    <message>
        <source>Label set taken from a file</source>
        <translation>أخذ مجموعة الوسوم من ملف</translation>
    </message>
    <message>
        <source>Label added to the set</source>
        <translation>إضافة وسم إلى المجموعة</translation>
    </message>
    <message>
        <source>Label of the set changed</source>
        <translation>تغيير وسم من المجموعة</translation>
    </message>
    <message>
        <source>Key of a label changed</source>
        <translation>تغيير مفتاح وسم</translation>
    </message>
    <message>
        <source>Order of the labels changed</source>
        <translation>تغيير ترتيب الوسوم</translation>
    </message>
    <message>
        <source>Label removed from the set</source>
        <translation>إزالة وسم من المجموعة</translation>
    </message>
    <message>
        <source>Relation type added</source>
        <translation>إضافة نوع علاقة</translation>
    </message>
    <message>
        <source>Relation type changed</source>
        <translation>تغيير نوع علاقة</translation>
    </message>
    <message>
        <source>Order of the relation types changed</source>
        <translation>تغيير ترتيب أنواع العلاقات</translation>
    </message>
    <message>
        <source>Relation type removed</source>
        <translation>إزالة نوع علاقة</translation>
    </message>
    <message>
        <source>Attribute renamed</source>
        <translation>تغيير اسم صفة</translation>
    </message>
    <message>
        <source>Attribute removed from the set</source>
        <translation>إزالة صفة من المجموعة</translation>
    </message>
    <message>
        <source>Mentions</source>
        <translation>الأذكار</translation>
    </message>
    <message>
        <source>Relations</source>
        <translation>العلاقات</translation>
    </message>
    <message>
        <source>Entities</source>
        <translation>الكيانات</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>الملاحظات</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>الوسوم</translation>
    </message>
    <message>
        <source>Relation types</source>
        <translation>أنواع العلاقات</translation>
    </message>
    <message>
        <source>Articles</source>
        <translation>المقالات</translation>
    </message>
    <message>
        <source>Article labels</source>
        <translation>وسوم المقالات</translation>
    </message>
    <message>
        <source>States of articles</source>
        <translation>حالات المقالات</translation>
    </message>
    <message>
        <source>Suggestions</source>
        <translation>الاقتراحات</translation>
    </message>
    <message>
        <source>Annotators</source>
        <translation>الواسمون</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}: {1}</translation>
    </message>
    <message>
        <source>; </source>
        <translation>؛ </translation>
    </message>
    <message>
        <source>Nothing changed</source>
        <translation>لم يتغيّر شيء</translation>
    </message>
    <message numerus="yes">
        <source>%n added</source>
        <translation>
            <numerusform>لا إضافة</numerusform>
            <numerusform>أُضيف %n</numerusform>
            <numerusform>أُضيف %n</numerusform>
            <numerusform>أُضيف %n</numerusform>
            <numerusform>أُضيف %n</numerusform>
            <numerusform>أُضيف %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changed</source>
        <translation>
            <numerusform>لا تعديل</numerusform>
            <numerusform>عُدّل %n</numerusform>
            <numerusform>عُدّل %n</numerusform>
            <numerusform>عُدّل %n</numerusform>
            <numerusform>عُدّل %n</numerusform>
            <numerusform>عُدّل %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n removed</source>
        <translation>
            <numerusform>لا إزالة</numerusform>
            <numerusform>أُزيل %n</numerusform>
            <numerusform>أُزيل %n</numerusform>
            <numerusform>أُزيل %n</numerusform>
            <numerusform>أُزيل %n</numerusform>
            <numerusform>أُزيل %n</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <translation>، </translation>
    </message>
    <message>
        <source>today {0}</source>
        <translation>اليوم {0}</translation>
    </message>
    <message>
        <source>yesterday {0}</source>
        <translation>أمس {0}</translation>
    </message>
</context>
<context>
    <name>ImportCommands</name>
    <message>
        <source>Add files</source>
        <translation>إضافة ملفات</translation>
    </message>
    <message>
        <source>Add a folder</source>
        <translation>إضافة مجلد</translation>
    </message>
    <message>
        <source>Reading files</source>
        <translation>قراءة الملفات</translation>
    </message>
    <message>
        <source>Articles and annotated files ({0})</source>
        <translation>مقالات وملفات موسومة ({0})</translation>
    </message>
    <message>
        <source>There is no file in the folder that can be read.</source>
        <translation>لا يوجد في المجلد ملف يمكن قراءته.</translation>
    </message>
    <message>
        <source>Comparing with the project&apos;s texts</source>
        <translation>المقارنة بنصوص المشروع</translation>
    </message>
    <message numerus="yes">
        <source>Adding %n new article(s)</source>
        <translation>
            <numerusform>إضافة المقالات</numerusform>
            <numerusform>إضافة مقالة واحدة</numerusform>
            <numerusform>إضافة مقالتين</numerusform>
            <numerusform>إضافة %n مقالات</numerusform>
            <numerusform>إضافة %n مقالة</numerusform>
            <numerusform>إضافة %n مقالة</numerusform>
        </translation>
    </message>
    <message>
        <source>Show</source>
        <translation>عرض</translation>
    </message>
    <message numerus="yes">
        <source>%n article(s) added.</source>
        <translation>
            <numerusform>لم تضف مقالة.</numerusform>
            <numerusform>أضيفت مقالة واحدة.</numerusform>
            <numerusform>أضيفت مقالتان.</numerusform>
            <numerusform>أضيفت %n مقالات.</numerusform>
            <numerusform>أضيفت %n مقالة.</numerusform>
            <numerusform>أضيفت %n مقالة.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n text(s) are in the project already: {0} is {1}.</source>
        <translation>
            <numerusform>لا نصوص مكررة: {0} هو {1}.</numerusform>
            <numerusform>نص واحد موجود في المشروع من قبل: {0} هو {1}.</numerusform>
            <numerusform>نصان موجودان في المشروع من قبل: {0} هو {1}.</numerusform>
            <numerusform>%n نصوص موجودة في المشروع من قبل: {0} هو {1}.</numerusform>
            <numerusform>%n نصا موجودا في المشروع من قبل: {0} هو {1}.</numerusform>
            <numerusform>%n نص موجود في المشروع من قبل: {0} هو {1}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them are nearly the same as other texts.</source>
        <translation>
            <numerusform>لا يكاد أي منها يطابق نصوصا أخرى.</numerusform>
            <numerusform>واحدة منها تكاد تطابق نصا آخر.</numerusform>
            <numerusform>اثنتان منها تكادان تطابقان نصوصا أخرى.</numerusform>
            <numerusform>%n منها تكاد تطابق نصوصا أخرى.</numerusform>
            <numerusform>%n منها تكاد تطابق نصوصا أخرى.</numerusform>
            <numerusform>%n منها تكاد تطابق نصوصا أخرى.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) were not added.</source>
        <translation>
            <numerusform>أضيفت كل الملفات.</numerusform>
            <numerusform>ملف واحد لم يضف.</numerusform>
            <numerusform>لم يضف ملفان.</numerusform>
            <numerusform>لم تضف %n ملفات.</numerusform>
            <numerusform>لم يضف %n ملفا.</numerusform>
            <numerusform>لم يضف %n ملف.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) in archives were not added.</source>
        <translation>
            <numerusform>أضيفت كل ملفات الأرشيفات.</numerusform>
            <numerusform>ملف واحد في أرشيف مضغوط لم يُضف.</numerusform>
            <numerusform>ملفان في أرشيفات مضغوطة لم يُضافا.</numerusform>
            <numerusform>%n ملفات في أرشيفات مضغوطة لم تُضف.</numerusform>
            <numerusform>%n ملفا في أرشيفات مضغوطة لم تُضف.</numerusform>
            <numerusform>%n ملف في أرشيفات مضغوطة لم تُضف.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) were refused or mended.</source>
        <translation>
            <numerusform>لم يرفض صف ولم يصلح.</numerusform>
            <numerusform>رُفض صف واحد أو أُصلح.</numerusform>
            <numerusform>رُفض صفان أو أُصلحا.</numerusform>
            <numerusform>رُفضت %n صفوف أو أُصلحت.</numerusform>
            <numerusform>رُفض %n صفا أو أُصلح.</numerusform>
            <numerusform>رُفض %n صف أو أُصلح.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n text(s) hold characters that could not be read.</source>
        <translation>
            <numerusform>لا نصوص فيها حروف تعذّرت قراءتها.</numerusform>
            <numerusform>نص واحد فيه حروف تعذّرت قراءتها.</numerusform>
            <numerusform>نصّان فيهما حروف تعذّرت قراءتها.</numerusform>
            <numerusform>%n نصوص فيها حروف تعذّرت قراءتها.</numerusform>
            <numerusform>%n نصًا فيها حروف تعذّرت قراءتها.</numerusform>
            <numerusform>%n نص فيها حروف تعذّرت قراءتها.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) of other kinds were passed over.</source>
        <translation>
            <numerusform>لم يُترك أي ملف من نوع آخر.</numerusform>
            <numerusform>تُرك ملف واحد من نوع آخر.</numerusform>
            <numerusform>تُرك ملفان من أنواع أخرى.</numerusform>
            <numerusform>تُركت %n ملفات من أنواع أخرى.</numerusform>
            <numerusform>تُرك %n ملفا من أنواع أخرى.</numerusform>
            <numerusform>تُرك %n ملف من أنواع أخرى.</numerusform>
        </translation>
    </message>
    <message>
        <source>Something in the annotated files could not be taken in.</source>
        <translation>في الملفات الموسومة ما تعذر إدخاله.</translation>
    </message>
    <message>
        <source>Details…</source>
        <translation>التفاصيل…</translation>
    </message>
    <message>
        <source>Show the mentions of {0}</source>
        <translation>عرض ما وسمه {0}</translation>
    </message>
    <message>
        <source>Not taken in: {0}</source>
        <translation>لم يدخل: {0}</translation>
    </message>
    <message>
        <source>It was in the project already.</source>
        <translation>كانت في المشروع من قبل.</translation>
    </message>
    <message>
        <source>In the project already, as {0}</source>
        <translation>موجود في المشروع من قبل باسم {0}</translation>
    </message>
    <message>
        <source>Go to the article</source>
        <translation>الذهاب إلى المقالة</translation>
    </message>
    <message>
        <source>Passed over: no articles are read from files of this kind</source>
        <translation>لم يُقرأ: لا تُقرأ مقالات من ملفات هذا النوع</translation>
    </message>
    <message>
        <source>Added, and nearly the same as {0}</source>
        <translation>أضيف، ويكاد يطابق {0}</translation>
    </message>
    <message>
        <source>Added, and nearly the same as another text</source>
        <translation>أضيف، ويكاد يطابق نصا آخر</translation>
    </message>
    <message>
        <source>Choose the file…</source>
        <translation>اختيار الملف…</translation>
    </message>
    <message>
        <source>Choose the character set…</source>
        <translation>اختيار ترميز المحارف…</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Add articles</source>
        <translation>إضافة مقالات</translation>
    </message>
    <message>
        <source>Read this file as</source>
        <translation>قراءة هذا الملف بترميز</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>إضافة</translation>
    </message>
    <message>
        <source>Compare with all</source>
        <translation>المقارنة بها كلها</translation>
    </message>
    <message>
        <source>Compare the text with the page and correct it here: once it is added it never changes.</source>
        <translation>قارن النص بالصفحة وصححه هنا، فهو لا يتغير بعد إضافته.</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>الملفات</translation>
    </message>
    <message>
        <source>Part of the page</source>
        <translation>جزء الصفحة</translation>
    </message>
    <message>
        <source>Article only</source>
        <translation>المقالة وحدها</translation>
    </message>
    <message>
        <source>Whole page</source>
        <translation>الصفحة كلها</translation>
    </message>
    <message>
        <source>Articles of the book</source>
        <translation>مقالات الكتاب</translation>
    </message>
    <message>
        <source>The book as one article</source>
        <translation>الكتاب مقالةً واحدة</translation>
    </message>
    <message>
        <source>Each chapter an article</source>
        <translation>كل فصل مقالةً</translation>
    </message>
    <message>
        <source>Columns…</source>
        <translation>الأعمدة…</translation>
    </message>
    <message>
        <source>For all files of this kind</source>
        <translation>لكل الملفات من هذا النوع</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) of other kinds are passed over.</source>
        <translation>
            <numerusform>لم يُتجاوز أي ملف.</numerusform>
            <numerusform>تُجووز ملف واحد من نوع آخر.</numerusform>
            <numerusform>تُجووز ملفان من أنواع أخرى.</numerusform>
            <numerusform>تُجووزت %n ملفات من أنواع أخرى.</numerusform>
            <numerusform>تُجووز %n ملفًا من أنواع أخرى.</numerusform>
            <numerusform>تُجووز %n ملف من أنواع أخرى.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n text(s) nearly the same as others…</source>
        <translation>
            <numerusform>لا نص يشبه غيره…</numerusform>
            <numerusform>نص واحد يكاد يطابق غيره…</numerusform>
            <numerusform>نصان يكادان يطابقان غيرهما…</numerusform>
            <numerusform>%n نصوص تكاد تطابق غيرها…</numerusform>
            <numerusform>%n نصًا تكاد تطابق غيرها…</numerusform>
            <numerusform>%n نص تكاد تطابق غيرها…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n text(s) the same as others, or nearly…</source>
        <translation>
            <numerusform>لا نصوص مطابقة لغيرها أو تكاد</numerusform>
            <numerusform>نص واحد مطابق لغيره أو يكاد…</numerusform>
            <numerusform>نصان مطابقان لغيرهما أو يكادان…</numerusform>
            <numerusform>%n نصوص مطابقة لغيرها أو تكاد…</numerusform>
            <numerusform>%n نصًّا مطابقًا لغيره أو يكاد…</numerusform>
            <numerusform>%n نص مطابق لغيره أو يكاد…</numerusform>
        </translation>
    </message>
    <message>
        <source>Texts that are nearly the same were looked for among {0} of the project&apos;s {1} articles.</source>
        <translation>بُحث عن النصوص شبه المتطابقة في {0} من مقالات المشروع، وعددها {1}.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message numerus="yes">
        <source>%n text(s) can be added.</source>
        <translation>
            <numerusform>لا نص يمكن إضافته.</numerusform>
            <numerusform>يمكن إضافة نص واحد.</numerusform>
            <numerusform>يمكن إضافة نصين.</numerusform>
            <numerusform>يمكن إضافة %n نصوص.</numerusform>
            <numerusform>يمكن إضافة %n نصا.</numerusform>
            <numerusform>يمكن إضافة %n نص.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>And %n annotated article(s).</source>
        <translation>
            <numerusform>ولا مقالات موسومة.</numerusform>
            <numerusform>ومقالة موسومة واحدة.</numerusform>
            <numerusform>ومقالتان موسومتان.</numerusform>
            <numerusform>و%n مقالات موسومة.</numerusform>
            <numerusform>و%n مقالة موسومة.</numerusform>
            <numerusform>و%n مقالة موسومة.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n text(s) are there already and are left out.</source>
        <translation>
            <numerusform>لا نص مكرر.</numerusform>
            <numerusform>نص واحد موجود من قبل ولن يُضاف.</numerusform>
            <numerusform>نصان موجودان من قبل ولن يُضافا.</numerusform>
            <numerusform>%n نصوص موجودة من قبل ولن تُضاف.</numerusform>
            <numerusform>%n نصًا موجودًا من قبل لن تُضاف.</numerusform>
            <numerusform>%n نص موجود من قبل لن تُضاف.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) cannot be read.</source>
        <translation>
            <numerusform>كل الملفات مقروءة.</numerusform>
            <numerusform>ملف واحد لا يمكن قراءته.</numerusform>
            <numerusform>ملفان لا يمكن قراءتهما.</numerusform>
            <numerusform>%n ملفات لا يمكن قراءتها.</numerusform>
            <numerusform>%n ملفا لا يمكن قراءته.</numerusform>
            <numerusform>%n ملف لا يمكن قراءته.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportErrorTexts</name>
    <message>
        <source>This kind of file needs a package that is not installed. {0}</source>
        <translation>يحتاج هذا النوع من الملفات إلى حزمة غير مثبتة. {0}</translation>
    </message>
    <message>
        <source>The line is not JSON. Mend it, or leave it out.</source>
        <translation>السطر ليس JSON سليمًا. أصلحه أو احذفه.</translation>
    </message>
    <message>
        <source>There is no character set of that name. Choose another.</source>
        <translation>لا يوجد ترميز بهذا الاسم. اختر ترميزًا آخر.</translation>
    </message>
    <message>
        <source>The text has bytes that are not of this character set. Choose another.</source>
        <translation>في النص بايتات لا تنتمي إلى هذا الترميز. اختر ترميزًا آخر.</translation>
    </message>
    <message>
        <source>The file is protected by a password. Open it in its program and save it without one.</source>
        <translation>الملف محمي بكلمة مرور. افتحه في برنامجه واحفظه دونها.</translation>
    </message>
    <message>
        <source>The file is damaged or cut short. Get it again, or save it anew.</source>
        <translation>الملف تالف أو مبتور. احصل عليه من جديد أو احفظه مرة أخرى.</translation>
    </message>
    <message>
        <source>The file is protected by a password, or of an old kind. Save it anew without a password.</source>
        <translation>الملف محمي بكلمة مرور أو من نوع قديم. احفظه من جديد دون كلمة مرور.</translation>
    </message>
    <message>
        <source>The file unpacks to more than can be read. It was not unpacked.</source>
        <translation>محتوى الملف بعد فك ضغطه أكبر مما يمكن قراءته، فلم يُفك ضغطه.</translation>
    </message>
    <message>
        <source>The pages are pictures without text. Run a text recognition (OCR) over the file first.</source>
        <translation>الصفحات صور بلا نص. مرّر الملف أولًا على برنامج للتعرف على النصوص (OCR).</translation>
    </message>
    <message>
        <source>The file does not say which letters its signs are. Run a text recognition (OCR) over it first.</source>
        <translation>لا يذكر الملف أي حروف تمثلها رموزه. مرّره أولًا على برنامج للتعرف على النصوص (OCR).</translation>
    </message>
    <message>
        <source>A quotation mark is not closed. All behind it was left out: close it, or take it away.</source>
        <translation>علامة اقتباس لم تُغلق، فتُرك كل ما بعدها. أغلقها أو احذفها.</translation>
    </message>
    <message>
        <source>There is no web page in the file. Save the page as .html.</source>
        <translation>لا توجد صفحة ويب في الملف. احفظ الصفحة بصيغة html.</translation>
    </message>
    <message>
        <source>There is no entry in the feed. Nothing was added.</source>
        <translation>لا يوجد أي خبر في ملف الخلاصات. لم يُضَف شيء.</translation>
    </message>
    <message>
        <source>The file defines entities of its own, which is unsafe. It was not read.</source>
        <translation>يعرّف الملف كيانات خاصة به، وهذا غير آمن، فلم يُقرأ.</translation>
    </message>
    <message>
        <source>The book is locked by its seller. Get it without copy protection.</source>
        <translation>الكتاب مقفل من بائعه. احصل عليه دون حماية من النسخ.</translation>
    </message>
    <message>
        <source>Its name points outside the archive, which is unsafe. It was not read.</source>
        <translation>يشير اسمه إلى مكان خارج الأرشيف، وهذا غير آمن، فلم يُقرأ.</translation>
    </message>
    <message>
        <source>There is an archive in an archive in an archive. Unpack it first.</source>
        <translation>يوجد أرشيف داخل أرشيف داخل أرشيف. فك ضغطه أولًا.</translation>
    </message>
    <message>
        <source>A number is too large to be stored. Nothing was added.</source>
        <translation>في الملف عدد أكبر من أن يُحفظ. لم يُضف شيء.</translation>
    </message>
    <message>
        <source>The table holds no rows. Nothing was added.</source>
        <translation>الجدول بلا صفوف. لم يُضَف شيء.</translation>
    </message>
    <message>
        <source>There is no text in it. It was left out.</source>
        <translation>لا نص فيه. لم يُضف.</translation>
    </message>
    <message>
        <source>The row has no column of that name.</source>
        <translation>ليس في الصف عمود بهذا الاسم.</translation>
    </message>
    <message>
        <source>The row has more cells than the table has columns. Put a text that holds the separator into quotation marks.</source>
        <translation>في الصف خلايا أكثر من أعمدة الجدول. ضع النص الذي يحوي الفاصل بين علامتي اقتباس.</translation>
    </message>
    <message>
        <source>Only the first sheet was read. Put this one first, or save it as a file of its own.</source>
        <translation>قُرئت الورقة الأولى وحدها. ضع هذه الورقة في البداية أو احفظها في ملف مستقل.</translation>
    </message>
    <message>
        <source>The table has no column of that name.</source>
        <translation>لا عمود في الجدول بهذا الاسم.</translation>
    </message>
    <message>
        <source>A hundred rows cannot be read. The rest was left out. Choose other columns.</source>
        <translation>تعذرت قراءة مئة صف، وتُرك الباقي. اختر أعمدة أخرى.</translation>
    </message>
    <message>
        <source>The line is not a JSON object. Mend it, or leave it out.</source>
        <translation>السطر ليس كائن JSON. أصلحه أو احذفه.</translation>
    </message>
    <message>
        <source>A line is longer than 80 MB. Split the file.</source>
        <translation>يوجد سطر أطول من ٨٠ ميغابايت. قسّم الملف.</translation>
    </message>
    <message>
        <source>It is nested too deeply. Save it as plain text.</source>
        <translation>بنية الملف متداخلة بعمق أكبر مما يجوز. احفظه نصًا عاديًا.</translation>
    </message>
    <message>
        <source>Nobody said which column holds the text. Choose it; the columns are: {0}.</source>
        <translation>لم يُحدَّد العمود الذي فيه النص. اختره من الأعمدة: {0}.</translation>
    </message>
    <message>
        <source>This is a configuration of brat, not a text. Import it where the labels are edited.</source>
        <translation>هذا ملف ضبط لبرنامج brat وليس نصا. استورده من تحرير مجموعة الوسوم.</translation>
    </message>
    <message>
        <source>This is a label set of doccano, not a text. Import it where the labels are edited.</source>
        <translation>هذه مجموعة وسوم من doccano وليست نصا. استوردها من تحرير مجموعة الوسوم.</translation>
    </message>
    <message>
        <source>This is a labelling configuration of Label Studio, not a text. Import it where the labels are edited.</source>
        <translation>هذا ملف ضبط الوسم في Label Studio وليس نصا. استورده من تحرير مجموعة الوسوم.</translation>
    </message>
    <message>
        <source>This JSON is of no kind that is read. Is it an export of one of the tools that Hashiya knows?</source>
        <translation>ملف JSON هذا ليس من الأنواع المقروءة. فهل هو مصدَّر من إحدى الأدوات التي تعرفها حاشية؟</translation>
    </message>
    <message>
        <source>This is a UIMA type system, not a text. Import the .xmi that it belongs to.</source>
        <translation>هذا نظام أنواع UIMA وليس نصا. استورد ملف XMI الذي يتبعه.</translation>
    </message>
    <message>
        <source>This is FoLiA XML, which is not read. Convert it to TEI or CoNLL-U.</source>
        <translation>هذا ملف FoLiA XML، وهو غير مقروء هنا. حوّله إلى TEI أو CoNLL-U.</translation>
    </message>
    <message>
        <source>This is BioC XML, which is not read. Convert it to brat or WebAnno TSV.</source>
        <translation>هذا ملف BioC XML، وهو غير مقروء هنا. حوّله إلى brat أو WebAnno TSV.</translation>
    </message>
    <message>
        <source>This is an XML schema, not a text. Import the files that it describes.</source>
        <translation>هذا مخطط XML وليس نصا. استورد الملفات التي يصفها.</translation>
    </message>
    <message>
        <source>This is XML of a kind that is not read. TEI, UIMA XMI and feeds are.</source>
        <translation>هذا ملف XML من نوع غير مقروء هنا. المقروء منها TEI و UIMA XMI والخلاصات.</translation>
    </message>
</context>
<context>
    <name>ImportReportDialog</name>
    <message>
        <source>Label set imported</source>
        <translation>استُوردت مجموعة الوسوم</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>أضيف</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>تغير</translation>
    </message>
    <message>
        <source>As they were</source>
        <translation>بقي كما كان</translation>
    </message>
    <message>
        <source>, </source>
        <translation>، </translation>
    </message>
    <message>
        <source>Not taken</source>
        <translation>لم يؤخذ</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>ما تغير</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>الوسم</translation>
    </message>
    <message>
        <source>Nothing was removed. Undo takes the whole import back.</source>
        <translation>لم يُزل شيء. يلغي التراجع الاستيراد كله.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
</context>
<context>
    <name>Inspecting</name>
    <message>
        <source>{0} has this label in this article.</source>
        <translation>لـ«{0}» هذا الوسم في هذه المقالة.</translation>
    </message>
    <message>
        <source>Accepted before: {0} of {1}.</source>
        <translation>قُبل من قبل: {0} من {1}.</translation>
    </message>
</context>
<context>
    <name>Inspector</name>
    <message>
        <source>Notes</source>
        <translation>ملاحظات</translation>
    </message>
    <message>
        <source>Relations</source>
        <translation>العلاقات</translation>
    </message>
    <message>
        <source>Entities</source>
        <translation>الكيانات</translation>
    </message>
    <message>
        <source>Span</source>
        <translation>المقطع</translation>
    </message>
</context>
<context>
    <name>KeySheet</name>
    <message>
        <source>Keys</source>
        <translation>المفاتيح</translation>
    </message>
    <message>
        <source>Letters work on an Arabic keyboard too: the key counts, not what is printed on it.</source>
        <translation>تعمل الحروف مع لوحة المفاتيح العربية أيضا: العبرة بموضع المفتاح لا بالحرف المطبوع عليه.</translation>
    </message>
    <message>
        <source>Filter keys</source>
        <translation>تصفية المفاتيح</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>لا نتائج</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>الوسم</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>الحركة</translation>
    </message>
    <message>
        <source>Select</source>
        <translation>التحديد والضبط</translation>
    </message>
    <message>
        <source>Article</source>
        <translation>المقالة</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>البحث</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>الكتابة</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>الملفات</translation>
    </message>
    <message>
        <source>View</source>
        <translation>العرض</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>النافذة</translation>
    </message>
    <message>
        <source>Next and previous word</source>
        <translation>الكلمة التالية والسابقة</translation>
    </message>
    <message>
        <source>Letter by letter</source>
        <translation>حرفا حرفا</translation>
    </message>
    <message>
        <source>Line up and down</source>
        <translation>سطر أعلى أو أسفل</translation>
    </message>
    <message>
        <source>Screen up and down</source>
        <translation>شاشة أعلى أو أسفل</translation>
    </message>
    <message>
        <source>Ends of the line</source>
        <translation>طرفا السطر</translation>
    </message>
    <message>
        <source>Ends of the article</source>
        <translation>طرفا المقالة</translation>
    </message>
    <message>
        <source>Read on, read back</source>
        <translation>متابعة القراءة، والرجوع</translation>
    </message>
    <message>
        <source>Extend by word</source>
        <translation>توسيع بكلمة</translation>
    </message>
    <message>
        <source>Extend by letter</source>
        <translation>توسيع بحرف</translation>
    </message>
    <message>
        <source>Extend by line</source>
        <translation>توسيع بسطر</translation>
    </message>
    <message>
        <source>Drop the selection, leave the text</source>
        <translation>ترك التحديد ثم الخروج من النص</translation>
    </message>
    <message>
        <source>Give a label, relabel</source>
        <translation>وسم، وتغيير الوسم</translation>
    </message>
    <message>
        <source>Labels 11 to 20</source>
        <translation>الوسوم من ١١ إلى ٢٠</translation>
    </message>
    <message>
        <source>Into the inspector</source>
        <translation>إلى المعاين</translation>
    </message>
</context>
<context>
    <name>KeyboardPage</name>
    <message>
        <source>Filter commands</source>
        <translation>تصفية الأوامر</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>تغيير…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>إزالة</translation>
    </message>
    <message>
        <source>As it was</source>
        <translation>استعادة الأصل</translation>
    </message>
    <message>
        <source>All as they were</source>
        <translation>استعادة أصل الكل</translation>
    </message>
    <message>
        <source>Swap</source>
        <translation>تبديل</translation>
    </message>
    <message>
        <source>Take it</source>
        <translation>خذه</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>اتركه</translation>
    </message>
    <message>
        <source>Commands and their keys</source>
        <translation>الأوامر ومفاتيحها</translation>
    </message>
    <message>
        <source>Enter records new keys, Delete takes them away.</source>
        <translation>يسجّل Enter مفاتيح جديدة، ويزيلها Delete.</translation>
    </message>
    <message>
        <source>Press the new keys; Esc leaves it as it is.</source>
        <translation>اضغط المفاتيح الجديدة؛ ويتركها Esc كما هي.</translation>
    </message>
    <message>
        <source>{0} always means the same in the text and cannot be given away.</source>
        <translation>للمفتاح {0} معنى ثابت في النص ولا يمكن تغييره.</translation>
    </message>
    <message>
        <source>{0} belongs to {1}.</source>
        <translation>المفتاح {0} للأمر {1}.</translation>
    </message>
    <message>
        <source>All keys are as they were.</source>
        <translation>عادت المفاتيح كلها كما كانت.</translation>
    </message>
</context>
<context>
    <name>KeysDelegate</name>
    <message>
        <source>Press the keys…</source>
        <translation>اضغط المفاتيح…</translation>
    </message>
</context>
<context>
    <name>LabelEverywhere</name>
    <message numerus="yes">
        <source>%n mention(s) made.</source>
        <translation>
            <numerusform>لم يوسم شيء.</numerusform>
            <numerusform>وُسم موضع واحد.</numerusform>
            <numerusform>وُسم موضعان.</numerusform>
            <numerusform>وُسمت %n مواضع.</numerusform>
            <numerusform>وُسم %n موضعًا.</numerusform>
            <numerusform>وُسم %n موضع.</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>تراجع</translation>
    </message>
</context>
<context>
    <name>LabelForm</name>
    <message>
        <source>Short name</source>
        <translation>الاسم المختصر</translation>
    </message>
    <message>
        <source>English name</source>
        <translation>الاسم الإنجليزي</translation>
    </message>
    <message>
        <source>Arabic name</source>
        <translation>الاسم العربي</translation>
    </message>
    <message>
        <source>Digit</source>
        <translation>الرقم</translation>
    </message>
    <message>
        <source>Given to</source>
        <translation>يُعطى إلى</translation>
    </message>
    <message>
        <source>Below</source>
        <translation>تحت</translation>
    </message>
    <message>
        <source>An event</source>
        <translation>حدث</translation>
    </message>
    <message>
        <source>One of those below it</source>
        <translation>واحد مما تحته</translation>
    </message>
    <message>
        <source>Guideline</source>
        <translation>الدليل</translation>
    </message>
    <message>
        <source>When is this label given, and when not?</source>
        <translation>متى يُعطى هذا الوسم ومتى لا يُعطى؟</translation>
    </message>
    <message>
        <source>May lie in</source>
        <translation>يجوز أن يقع داخل</translation>
    </message>
    <message>
        <source>May not overlap with</source>
        <translation>لا يجوز أن يتداخل مع</translation>
    </message>
    <message>
        <source>Needs the attributes</source>
        <translation>يحتاج إلى الصفات</translation>
    </message>
    <message>
        <source>Take it</source>
        <translation>أخذه</translation>
    </message>
    <message>
        <source>Swap</source>
        <translation>تبادل</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>تركه</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>اللون</translation>
    </message>
    <message>
        <source>Attributes</source>
        <translation>الصفات</translation>
    </message>
    <message>
        <source>Constraints</source>
        <translation>القيود</translation>
    </message>
    <message>
        <source>Article labels are chosen from their list (B).</source>
        <translation>تُختار وسوم المقالات من قائمتها (&#x2066;B&#x2069;).</translation>
    </message>
    <message>
        <source>None</source>
        <translation>بلا</translation>
    </message>
    <message>
        <source>Words of the text</source>
        <translation>كلمات النص</translation>
    </message>
    <message>
        <source>Whole articles</source>
        <translation>مقالات كاملة</translation>
    </message>
    <message>
        <source>Only a label that nothing has, above and below none, can change.</source>
        <translation>لا يتغير إلا وسم لم يُعط لشيء، وليس فوقه وسم ولا تحته.</translation>
    </message>
    <message>
        <source>No other label</source>
        <translation>لا وسم آخر</translation>
    </message>
    <message>
        <source>Any mention</source>
        <translation>أي ذكر</translation>
    </message>
    <message>
        <source>No other mention</source>
        <translation>لا ذكر آخر</translation>
    </message>
    <message>
        <source>Mentions of these labels</source>
        <translation>أذكار هذه الوسوم</translation>
    </message>
    <message>
        <source>This digit gives {0}.</source>
        <translation>هذا الرقم يعطي {0}.</translation>
    </message>
</context>
<context>
    <name>LabelSetCommands</name>
    <message>
        <source>Label sets (*.toml *.conf *.xml *.json);;All files (*)</source>
        <translation>مجموعات الوسوم (*.toml *.conf *.xml *.json);;كل الملفات (*)</translation>
    </message>
    <message>
        <source>Import a label set</source>
        <translation>استيراد مجموعة وسوم</translation>
    </message>
    <message>
        <source>Export the label set</source>
        <translation>تصدير مجموعة الوسوم</translation>
    </message>
    <message>
        <source>{0} is there already. Replace it?</source>
        <translation>{0} موجود بالفعل. أتستبدله؟</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>استبدال</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
</context>
<context>
    <name>LabelSetSheet</name>
    <message>
        <source>Label set</source>
        <translation>مجموعة الوسوم</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>إضافة</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>تكرار</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>إزالة</translation>
    </message>
    <message>
        <source>Offer again</source>
        <translation>إتاحته من جديد</translation>
    </message>
    <message>
        <source>Higher (Alt+Up)</source>
        <translation>أعلى (&#x2066;Alt+Up&#x2069;)</translation>
    </message>
    <message>
        <source>Lower (Alt+Down)</source>
        <translation>أسفل (&#x2066;Alt+Down&#x2069;)</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>استيراد…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>تصدير…</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>تراجع</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>الوسوم</translation>
    </message>
    <message>
        <source>Article labels</source>
        <translation>وسوم المقالات</translation>
    </message>
    <message>
        <source>Relation types</source>
        <translation>أنواع العلاقات</translation>
    </message>
    <message>
        <source>Violations</source>
        <translation>المخالفات</translation>
    </message>
    <message>
        <source>There are no labels yet. Add the first one, or import a label set.</source>
        <translation>لا وسوم بعد. أضف الأول أو استورد مجموعة وسوم.</translation>
    </message>
    <message>
        <source>There are no article labels yet. A label with labels below it is a group of them: topics, or tones of which an article has one.</source>
        <translation>لا وسوم مقالات بعد. الوسم الذي تحته وسوم مجموعة لها: موضوعات، أو نبرات لا يكون للمقالة منها إلا واحدة.</translation>
    </message>
    <message>
        <source>There are no relation types yet.</source>
        <translation>لا أنواع علاقات بعد.</translation>
    </message>
</context>
<context>
    <name>LabelStrip</name>
    <message>
        <source>Edit the label set</source>
        <translation>تحرير مجموعة الوسوم</translation>
    </message>
    <message>
        <source>More labels</source>
        <translation>وسوم أخرى</translation>
    </message>
</context>
<context>
    <name>LabelsPage</name>
    <message>
        <source>Open a project to choose the digits of its labels.</source>
        <translation>افتح مشروعا لاختيار أرقام وسومه.</translation>
    </message>
    <message>
        <source>A digit that is taken changes places with this one.</source>
        <translation>إذا كان الرقم لوسم آخر تبادل الوسمان رقميهما.</translation>
    </message>
    <message>
        <source>None</source>
        <translation>لا شيء</translation>
    </message>
</context>
<context>
    <name>LanguagePage</name>
    <message>
        <source>The window is mirrored with the language. Articles keep their own direction and digits.</source>
        <translation>تنعكس النافذة مع اللغة، وتحتفظ المقالات باتجاهها وأرقامها.</translation>
    </message>
</context>
<context>
    <name>LanguageRows</name>
    <message>
        <source>Automatic</source>
        <translation>تلقائي</translation>
    </message>
    <message>
        <source>Digits in the interface</source>
        <translation>أرقام الواجهة</translation>
    </message>
    <message>
        <source>Interface language</source>
        <translation>لغة الواجهة</translation>
    </message>
</context>
<context>
    <name>LayerCommands</name>
    <message>
        <source>{0} (yours)</source>
        <translation>{0} (أنت)</translation>
    </message>
    <message>
        <source>These are the mentions of {0}. They can be read, not changed.</source>
        <translation>هذه أذكار {0}، تُقرأ ولا تُغيَّر.</translation>
    </message>
    <message>
        <source>Copying mentions</source>
        <translation>نسخ الأذكار</translation>
    </message>
    <message numerus="yes">
        <source>%n mention(s) copied to yours.</source>
        <translation>
            <numerusform>لم ينسخ أي ذكر.</numerusform>
            <numerusform>نسخ ذكر واحد إلى أذكارك.</numerusform>
            <numerusform>نسخ ذكران إلى أذكارك.</numerusform>
            <numerusform>نسخت %n أذكار إلى أذكارك.</numerusform>
            <numerusform>نسخ %n ذكرا إلى أذكارك.</numerusform>
            <numerusform>نسخ %n ذكر إلى أذكارك.</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} were there already.</source>
        <translation>وكان منها موجودا من قبل: {0}.</translation>
    </message>
    <message>
        <source>Rename the annotator</source>
        <translation>تغيير اسم الواسم</translation>
    </message>
    <message>
        <source>Name in this project and in its exports</source>
        <translation>الاسم في هذا المشروع وفي ما يصدر منه</translation>
    </message>
    <message>
        <source>There is an annotator named {0} already.</source>
        <translation>يوجد واسم باسم {0} من قبل.</translation>
    </message>
</context>
<context>
    <name>Leaving</name>
    <message numerus="yes">
        <source>%n change(s) could not be saved, for example because the disk is full. Put that right and try again, or leave without them.</source>
        <translation>
            <numerusform>لا تغيير لم يحفظ.</numerusform>
            <numerusform>تعذر حفظ تغيير واحد، كأن يكون القرص ممتلئا. أصلح السبب وحاول ثانية، أو اخرج من دونه.</numerusform>
            <numerusform>تعذر حفظ تغييرين، كأن يكون القرص ممتلئا. أصلح السبب وحاول ثانية، أو اخرج من دونهما.</numerusform>
            <numerusform>تعذر حفظ %n تغييرات، كأن يكون القرص ممتلئا. أصلح السبب وحاول ثانية، أو اخرج من دونها.</numerusform>
            <numerusform>تعذر حفظ %n تغييرا، كأن يكون القرص ممتلئا. أصلح السبب وحاول ثانية، أو اخرج من دونها.</numerusform>
            <numerusform>تعذر حفظ %n تغيير، كأن يكون القرص ممتلئا. أصلح السبب وحاول ثانية، أو اخرج من دونها.</numerusform>
        </translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>لم يُحفظ</translation>
    </message>
    <message>
        <source>Leave without them</source>
        <translation>الخروج من دونها</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>البقاء</translation>
    </message>
</context>
<context>
    <name>LeftOuts</name>
    <message>
        <source>elements of the name {0}</source>
        <translation>عناصر باسم {0}</translation>
    </message>
    <message>
        <source>{0} ({1})</source>
        <translation>{0} ({1})</translation>
    </message>
    <message>
        <source>events</source>
        <translation>أحداث</translation>
    </message>
    <message>
        <source>tasks that were not accepted</source>
        <translation>مهام لم تُقبل</translation>
    </message>
    <message>
        <source>relations between what is no mention</source>
        <translation>علاقات بين ما ليس ذكرا</translation>
    </message>
    <message>
        <source>notes on what is no mention</source>
        <translation>ملاحظات على ما ليس ذكرا</translation>
    </message>
    <message>
        <source>attributes of what is no mention</source>
        <translation>صفات لما ليس ذكرا</translation>
    </message>
    <message>
        <source>events without a mention</source>
        <translation>أحداث بلا ذكر</translation>
    </message>
    <message>
        <source>normalisations of no mention</source>
        <translation>إحالات لما ليس ذكرا</translation>
    </message>
    <message>
        <source>equivalences of no mentions</source>
        <translation>تكافؤات بين ما ليس أذكارا</translation>
    </message>
    <message>
        <source>relations of a mention with itself</source>
        <translation>علاقات ذكر بنفسه</translation>
    </message>
    <message>
        <source>links of chains</source>
        <translation>روابط سلاسل</translation>
    </message>
    <message>
        <source>annotations of no width</source>
        <translation>وسوم بلا عرض</translation>
    </message>
    <message>
        <source>repeated mentions</source>
        <translation>أذكار مكررة</translation>
    </message>
    <message>
        <source>article labels that are labels of mentions, too</source>
        <translation>وسوم مقالات هي وسوم أذكار أيضا</translation>
    </message>
    <message>
        <source>notes that are no texts</source>
        <translation>ملاحظات ليست نصوصا</translation>
    </message>
    <message>
        <source>notes on what did not come in</source>
        <translation>ملاحظات على ما لم يدخل</translation>
    </message>
    <message>
        <source>structures that mark no text</source>
        <translation>بنى لا تسم نصا</translation>
    </message>
    <message>
        <source>selections whose name is not their text</source>
        <translation>مقاطع لا يطابق اسمها نصها</translation>
    </message>
    <message>
        <source>offsets in another unit, set right by their quotes</source>
        <translation>مواضع بوحدة أخرى صُححت من الاقتباسات</translation>
    </message>
    <message>
        <source>texts whose positions count other line ends or a BOM, set right by the names</source>
        <translation>نصوص تعد مواضعها نهايات أسطر أخرى أو علامة BOM، صُححت من الأسماء</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Not saved: {0}</source>
        <translation>لم يُحفظ: {0}</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>إعادة المحاولة</translation>
    </message>
    <message>
        <source>Save a copy…</source>
        <translation>حفظ نسخة…</translation>
    </message>
</context>
<context>
    <name>MatchButton</name>
    <message>
        <source>prefixes</source>
        <translation>السوابق</translation>
    </message>
    <message>
        <source>Prefixes may stand before the word (و ف ب ل ك س)</source>
        <translation>يجوز أن تسبق الكلمةَ سوابقُ (و ف ب ل ك س)</translation>
    </message>
    <message>
        <source>hamza</source>
        <translation>الهمزة</translation>
    </message>
    <message>
        <source>All forms of hamza are the same (أ إ آ ا)</source>
        <translation>كل أشكال الهمزة سواء (أ إ آ ا)</translation>
    </message>
    <message>
        <source>maqsura</source>
        <translation>الألف المقصورة</translation>
    </message>
    <message>
        <source>Alef maqsura and ya are the same (ى ي)</source>
        <translation>الألف المقصورة والياء سواء (ى ي)</translation>
    </message>
    <message>
        <source>ta marbuta</source>
        <translation>التاء المربوطة</translation>
    </message>
    <message>
        <source>Ta marbuta and ha are the same (ة ه)</source>
        <translation>التاء المربوطة والهاء سواء (ة ه)</translation>
    </message>
    <message>
        <source>marks</source>
        <translation>الحركات</translation>
    </message>
    <message>
        <source>Harakat and tatweel do not count</source>
        <translation>لا عبرة بالحركات والتطويل</translation>
    </message>
    <message>
        <source>capitals</source>
        <translation>حجم الحروف</translation>
    </message>
    <message>
        <source>Capitals and small letters are the same</source>
        <translation>الحروف الكبيرة والصغيرة سواء</translation>
    </message>
    <message>
        <source>exact</source>
        <translation>مطابقة تامة</translation>
    </message>
    <message>
        <source>Exactly as written</source>
        <translation>كما كُتبت تمامًا</translation>
    </message>
    <message>
        <source>regular expression</source>
        <translation>تعبير نمطي</translation>
    </message>
    <message>
        <source>Regular expression</source>
        <translation>تعبير نمطي</translation>
    </message>
    <message>
        <source>every spelling</source>
        <translation>كل صور الكتابة</translation>
    </message>
    <message>
        <source>, </source>
        <translation>، </translation>
    </message>
    <message>
        <source>Match: {0}</source>
        <translation>المطابقة: {0}</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>Article</source>
        <translation>المقالة</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>النص</translation>
    </message>
    <message>
        <source>Suggestions</source>
        <translation>الاقتراحات</translation>
    </message>
    <message>
        <source>View</source>
        <translation>عرض</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>اللغة</translation>
    </message>
    <message>
        <source>Annotator</source>
        <translation>الواسم</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>وسم</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
</context>
<context>
    <name>NearCommands</name>
    <message>
        <source>In the project: {0}</source>
        <translation>في المشروع: {0}</translation>
    </message>
</context>
<context>
    <name>NearDialog</name>
    <message>
        <source>Nearly the same</source>
        <translation>متشابهة إلى حد كبير</translation>
    </message>
    <message>
        <source>These texts are nearly others. Untick those that are not to be added.</source>
        <translation>هذه النصوص تكاد تطابق غيرها. أزل العلامة عما لا تريد إضافته.</translation>
    </message>
    <message>
        <source>Texts</source>
        <translation>النصوص</translation>
    </message>
    <message>
        <source>The new text</source>
        <translation>النص الجديد</translation>
    </message>
    <message>
        <source>The text that is there</source>
        <translation>النص الموجود</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>تم</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>{0}   There already, not added</source>
        <translation>{0}   موجود من قبل، لا يُضاف</translation>
    </message>
</context>
<context>
    <name>NewProjectDialog</name>
    <message>
        <source>New project</source>
        <translation>مشروع جديد</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>اختيار…</translation>
    </message>
    <message>
        <source>File</source>
        <translation>الملف</translation>
    </message>
    <message>
        <source>News</source>
        <translation>أخبار</translation>
    </message>
    <message>
        <source>{0} labels</source>
        <translation>الوسوم: {0}</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>الوسوم</translation>
    </message>
    <message>
        <source>From a file…</source>
        <translation>من ملف…</translation>
    </message>
    <message>
        <source>One file holds everything. It is saved after every action.</source>
        <translation>ملف واحد يضم كل شيء، ويحفظ بعد كل عملية.</translation>
    </message>
    <message>
        <source>Make the project</source>
        <translation>إنشاء المشروع</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Labels from a file</source>
        <translation>وسوم من ملف</translation>
    </message>
    <message>
        <source>Label sets (*.toml *.conf *.xml *.json);;All files (*)</source>
        <translation>مجموعات الوسوم (*.toml *.conf *.xml *.json);;كل الملفات (*)</translation>
    </message>
    <message>
        <source>Projects (*{0})</source>
        <translation>مشاريع (*{0})</translation>
    </message>
</context>
<context>
    <name>NoteSection</name>
    <message>
        <source>Note</source>
        <translation>ملاحظة</translation>
    </message>
    <message>
        <source>Note on paragraph {0}</source>
        <translation>ملاحظة على الفقرة {0}</translation>
    </message>
    <message>
        <source>Add a note</source>
        <translation>أضف ملاحظة</translation>
    </message>
</context>
<context>
    <name>NotesDelegate</name>
    <message>
        <source>On the article</source>
        <translation>على المقالة</translation>
    </message>
    <message>
        <source>On the paragraph {0}</source>
        <translation>على الفقرة {0}</translation>
    </message>
    <message>
        <source>On {0}</source>
        <translation>على {0}</translation>
    </message>
</context>
<context>
    <name>NotesPage</name>
    <message>
        <source>On the article</source>
        <translation>على المقالة</translation>
    </message>
    <message>
        <source>In the text</source>
        <translation>في النص</translation>
    </message>
    <message>
        <source>Add a note</source>
        <translation>أضف ملاحظة</translation>
    </message>
    <message>
        <source>Note on the article</source>
        <translation>ملاحظة على المقالة</translation>
    </message>
    <message>
        <source>Press N on a mention or on other words to write a note on it or on its paragraph.</source>
        <translation>اضغط &#x2066;N&#x2069; على ذكر أو على كلمات أخرى لكتابة ملاحظة عليه أو على فقرته.</translation>
    </message>
</context>
<context>
    <name>NotesSheet</name>
    <message>
        <source>Notes</source>
        <translation>الملاحظات</translation>
    </message>
    <message>
        <source>Words of a note, or what it stands on</source>
        <translation>كلمات من الملاحظة أو مما كتبت عليه</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message numerus="yes">
        <source>%n note(s)</source>
        <translation>
            <numerusform>لا ملاحظات</numerusform>
            <numerusform>ملاحظة واحدة</numerusform>
            <numerusform>ملاحظتان</numerusform>
            <numerusform>%n ملاحظات</numerusform>
            <numerusform>%n ملاحظة</numerusform>
            <numerusform>%n ملاحظة</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OccurrencesCard</name>
    <message>
        <source>Label all occurrences</source>
        <translation>وسم كل المواضع</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>عرض</translation>
    </message>
    <message>
        <source>Press the digit of a label</source>
        <translation>اضغط رقم أحد الوسوم</translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) in this article.</source>
        <translation>
            <numerusform>لا مواضع في هذه المقالة.</numerusform>
            <numerusform>موضع واحد في هذه المقالة.</numerusform>
            <numerusform>موضعان في هذه المقالة.</numerusform>
            <numerusform>%n مواضع في هذه المقالة.</numerusform>
            <numerusform>%n موضعًا في هذه المقالة.</numerusform>
            <numerusform>%n موضع في هذه المقالة.</numerusform>
        </translation>
    </message>
    <message>
        <source>Prefixes stay outside. Nothing is changed until you press Label.</source>
        <translation>تبقى السوابق خارج الوسم، ولا يتغير شيء حتى تضغط «وسم».</translation>
    </message>
    <message numerus="yes">
        <source>in %n other article(s)</source>
        <translation>
            <numerusform>في غيرها من المقالات</numerusform>
            <numerusform>في مقالة أخرى</numerusform>
            <numerusform>في مقالتين أخريين</numerusform>
            <numerusform>في %n مقالات أخرى</numerusform>
            <numerusform>في %n مقالة أخرى</numerusform>
            <numerusform>في %n مقالة أخرى</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n place(s)</source>
        <translation>
            <numerusform>لا مواضع</numerusform>
            <numerusform>موضع واحد</numerusform>
            <numerusform>موضعان</numerusform>
            <numerusform>%n مواضع</numerusform>
            <numerusform>%n موضعًا</numerusform>
            <numerusform>%n موضع</numerusform>
        </translation>
    </message>
    <message>
        <source>Also {0}: {1}</source>
        <translation>وأيضًا {0}: {1}</translation>
    </message>
    <message>
        <source>Nowhere in other articles</source>
        <translation>ليس في مقالات أخرى</translation>
    </message>
    <message>
        <source>Looking through other articles…</source>
        <translation>البحث في المقالات الأخرى…</translation>
    </message>
    <message>
        <source>Label {0}</source>
        <translation>وسم {0}</translation>
    </message>
</context>
<context>
    <name>OutcomeDialog</name>
    <message>
        <source>What was not taken in as it is</source>
        <translation>ما لم يدخل كما هو</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>الملفات</translation>
    </message>
    <message>
        <source>File</source>
        <translation>الملف</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>ما حدث</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Search or do</source>
        <translation>ابحث أو نفّذ</translation>
    </message>
    <message>
        <source>Search articles, entities, commands</source>
        <translation>ابحث في المقالات والكيانات والأوامر</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>النتائج</translation>
    </message>
    <message>
        <source>commands</source>
        <translation>أوامر</translation>
    </message>
    <message>
        <source>labels</source>
        <translation>وسوم</translation>
    </message>
    <message>
        <source>entities</source>
        <translation>كيانات</translation>
    </message>
    <message>
        <source>paragraph</source>
        <translation>فقرة</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>لا نتائج</translation>
    </message>
</context>
<context>
    <name>PaletteCommands</name>
    <message>
        <source>Entities</source>
        <translation>الكيانات</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>الأوامر</translation>
    </message>
    <message>
        <source>Articles</source>
        <translation>المقالات</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>الوسوم</translation>
    </message>
    <message>
        <source>Paragraph</source>
        <translation>الفقرة</translation>
    </message>
    <message>
        <source>To do</source>
        <translation>لم تبدأ</translation>
    </message>
    <message>
        <source>Doing</source>
        <translation>قيد العمل</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>مكتملة</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>متروكة</translation>
    </message>
    <message numerus="yes">
        <source>%n here</source>
        <translation>
            <numerusform>لا ذكر هنا</numerusform>
            <numerusform>ذكر واحد هنا</numerusform>
            <numerusform>ذكران هنا</numerusform>
            <numerusform>%n أذكار هنا</numerusform>
            <numerusform>%n ذكرا هنا</numerusform>
            <numerusform>%n ذكر هنا</numerusform>
        </translation>
    </message>
    <message>
        <source>Find {0} in the article</source>
        <translation>البحث عن {0} في المقالة</translation>
    </message>
    <message>
        <source>Find {0} in all articles</source>
        <translation>ابحث عن {0} في كل المقالات</translation>
    </message>
    <message>
        <source>Label every occurrence of {0}</source>
        <translation>وسم كل {0} في هذه المقالة</translation>
    </message>
    <message>
        <source>Label every occurrence of {0} in all articles</source>
        <translation>وسم كل {0} في المقالات كلها</translation>
    </message>
    <message>
        <source>{0} is not mentioned in this article.</source>
        <translation>لا ذكر لـ{0} في هذه المقالة.</translation>
    </message>
</context>
<context>
    <name>PaperCommands</name>
    <message>
        <source>PDF documents (*{0})</source>
        <translation>مستندات PDF (*{0})</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>حفظ بصيغة PDF</translation>
    </message>
    <message>
        <source>{0} is there already. Replace it?</source>
        <translation>{0} موجود بالفعل. أتستبدله؟</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>استبدال</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) were written to {0}.</source>
        <translation>
            <numerusform>لم تُكتب أي صفحة في {0}.</numerusform>
            <numerusform>كُتبت صفحة واحدة في {0}.</numerusform>
            <numerusform>كُتبت صفحتان في {0}.</numerusform>
            <numerusform>كتبت %n صفحات في {0}.</numerusform>
            <numerusform>كتبت %n صفحة في {0}.</numerusform>
            <numerusform>كتبت %n صفحة في {0}.</numerusform>
        </translation>
    </message>
    <message>
        <source>The printer does not answer. Nothing was printed.</source>
        <translation>الطابعة لا تستجيب. لم يطبع شيء.</translation>
    </message>
</context>
<context>
    <name>PasteDialog</name>
    <message>
        <source>Paste as an article</source>
        <translation>لصق كمقالة</translation>
    </message>
    <message>
        <source>Title (or empty: from the text)</source>
        <translation>العنوان (أو اتركه فارغا ليؤخذ من النص)</translation>
    </message>
    <message>
        <source>Text of the article</source>
        <translation>نص المقالة</translation>
    </message>
    <message>
        <source>Once it is added the text never changes, so that every label keeps its place.</source>
        <translation>لا يتغير النص بعد إضافته، كي يبقى كل وسم في موضعه.</translation>
    </message>
    <message>
        <source>Add the article</source>
        <translation>إضافة المقالة</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Comparing with the project&apos;s texts. To add it at once, press again.</source>
        <translation>تجري مقارنته بنصوص المشروع. لإضافته حالًا اضغط مرة أخرى.</translation>
    </message>
</context>
<context>
    <name>Pasting</name>
    <message>
        <source>The clipboard holds no text.</source>
        <translation>لا يوجد نص في الحافظة.</translation>
    </message>
    <message>
        <source>Pasted text</source>
        <translation>النص الملصق</translation>
    </message>
    <message>
        <source>Comparing with the project&apos;s texts</source>
        <translation>المقارنة بنصوص المشروع</translation>
    </message>
    <message>
        <source>The project has this text already: {0}</source>
        <translation>هذا النص موجود في المشروع: {0}</translation>
    </message>
    <message>
        <source>Go to the article</source>
        <translation>الذهاب إلى المقالة</translation>
    </message>
    <message>
        <source>Nearly the same ({0}): {1}</source>
        <translation>يكاد يطابق ({0}): {1}</translation>
    </message>
    <message>
        <source>Show side by side…</source>
        <translation>عرضهما جنبًا إلى جنب…</translation>
    </message>
    <message>
        <source>There is no project open.</source>
        <translation>لا يوجد مشروع مفتوح.</translation>
    </message>
</context>
<context>
    <name>PlaceTexts</name>
    <message>
        <source>annotation {0}</source>
        <translation>التوسيم {0}</translation>
    </message>
    <message>
        <source>byte {0}</source>
        <translation>البايت {0}</translation>
    </message>
    <message>
        <source>chapter {0}</source>
        <translation>الفصل {0}</translation>
    </message>
    <message>
        <source>column {0}</source>
        <translation>العمود {0}</translation>
    </message>
    <message>
        <source>entry {0}</source>
        <translation>الخبر {0}</translation>
    </message>
    <message>
        <source>item {0}</source>
        <translation>العنصر {0}</translation>
    </message>
    <message>
        <source>label {0}</source>
        <translation>الوسم {0}</translation>
    </message>
    <message>
        <source>line {0}</source>
        <translation>السطر {0}</translation>
    </message>
    <message>
        <source>link {0}</source>
        <translation>الرابط {0}</translation>
    </message>
    <message>
        <source>paragraph {0}</source>
        <translation>الفقرة {0}</translation>
    </message>
    <message>
        <source>region {0}</source>
        <translation>المنطقة {0}</translation>
    </message>
    <message>
        <source>relation {0}</source>
        <translation>العلاقة {0}</translation>
    </message>
    <message>
        <source>result {0}</source>
        <translation>النتيجة {0}</translation>
    </message>
    <message>
        <source>row {0}</source>
        <translation>الصف {0}</translation>
    </message>
    <message>
        <source>selection {0}</source>
        <translation>التحديد {0}</translation>
    </message>
    <message>
        <source>sentence {0}</source>
        <translation>الجملة {0}</translation>
    </message>
    <message>
        <source>set {0}</source>
        <translation>المجموعة {0}</translation>
    </message>
    <message>
        <source>sheet {0}</source>
        <translation>الورقة {0}</translation>
    </message>
    <message>
        <source>span {0}</source>
        <translation>المقطع {0}</translation>
    </message>
    <message>
        <source>token {0}</source>
        <translation>الكلمة {0}</translation>
    </message>
    <message>
        <source>view {0}</source>
        <translation>العرض {0}</translation>
    </message>
</context>
<context>
    <name>PlacesDelegate</name>
    <message>
        <source>labelled</source>
        <translation>موسوم</translation>
    </message>
    <message>
        <source>inside a name</source>
        <translation>داخل اسم أطول</translation>
    </message>
    <message>
        <source>across a mention</source>
        <translation>يقطع ذكرًا</translation>
    </message>
    <message>
        <source>with the article</source>
        <translation>معرّف بأل</translation>
    </message>
    <message>
        <source>prefix {0}</source>
        <translation>سابقة {0}</translation>
    </message>
</context>
<context>
    <name>Preferences</name>
    <message>
        <source>Reading</source>
        <translation>القراءة</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>الوسوم</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>لوحة المفاتيح</translation>
    </message>
    <message>
        <source>Suggestions</source>
        <translation>الاقتراحات</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>اللغة</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>التخزين</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message>
        <source>Beginning of the text</source>
        <translation>بداية النص</translation>
    </message>
    <message>
        <source>The page</source>
        <translation>الصفحة</translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation>الصفحة السابقة</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>الصفحة التالية</translation>
    </message>
    <message>
        <source>Page {0} of {1}</source>
        <translation>الصفحة {0} من {1}</translation>
    </message>
</context>
<context>
    <name>ReadingCommands</name>
    <message>
        <source>Undone.</source>
        <translation>تم التراجع.</translation>
    </message>
    <message>
        <source>Done again.</source>
        <translation>تمت الإعادة.</translation>
    </message>
    <message numerus="yes">
        <source>%n suggestion(s) here are not sure enough to be accepted together.</source>
        <translation>
            <numerusform>لا اقتراحات هنا تُقبل معًا.</numerusform>
            <numerusform>هنا اقتراح واحد غير مؤكد بما يكفي ليُقبل مع غيره.</numerusform>
            <numerusform>هنا اقتراحان غير مؤكدين بما يكفي ليُقبلا معًا.</numerusform>
            <numerusform>هنا %n اقتراحات غير مؤكدة بما يكفي لتُقبل معًا.</numerusform>
            <numerusform>هنا %n اقتراحًا غير مؤكد بما يكفي لتُقبل معًا.</numerusform>
            <numerusform>هنا %n اقتراح غير مؤكد بما يكفي لتُقبل معًا.</numerusform>
        </translation>
    </message>
    <message>
        <source>The project is open for reading only.</source>
        <translation>المشروع مفتوح للقراءة فقط.</translation>
    </message>
    <message>
        <source>Save a copy…</source>
        <translation>حفظ نسخة…</translation>
    </message>
</context>
<context>
    <name>ReadingPage</name>
    <message>
        <source>Sample text</source>
        <translation>نص للعرض</translation>
    </message>
    <message>
        <source>Changes apply at once. The text and its offsets are never altered by any setting.</source>
        <translation>تسري التغييرات فورا. لا يغيّر أي إعداد النص ولا مواضع حروفه.</translation>
    </message>
    <message>
        <source>Font</source>
        <translation>الخط</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>الحجم</translation>
    </message>
    <message>
        <source>Line height</source>
        <translation>ارتفاع السطر</translation>
    </message>
    <message>
        <source>Column width</source>
        <translation>عرض العمود</translation>
    </message>
    <message>
        <source>System</source>
        <translation>النظام</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>فاتح</translation>
    </message>
    <message>
        <source>Sepia</source>
        <translation>بني فاتح</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>داكن</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>المظهر</translation>
    </message>
    <message>
        <source>By word</source>
        <translation>بالكلمة</translation>
    </message>
    <message>
        <source>By letter</source>
        <translation>بالحرف</translation>
    </message>
    <message>
        <source>Arrow keys move</source>
        <translation>الأسهم تتحرك</translation>
    </message>
    <message>
        <source>Hover selects the word</source>
        <translation>تحديد الكلمة بتمرير المؤشر</translation>
    </message>
    <message>
        <source>Arrows go where they point, also in embedded Latin text</source>
        <translation>الأسهم تتبع اتجاهها حتى داخل النص اللاتيني</translation>
    </message>
    <message>
        <source>{0} px</source>
        <translation>{0} بكسل</translation>
    </message>
</context>
<context>
    <name>ReadingPane</name>
    <message>
        <source>{0} words</source>
        <translation>عدد الكلمات: {0}</translation>
    </message>
    <message>
        <source>No articles yet. {0} adds files, {1} adds the text of the clipboard; or drop them here.</source>
        <translation>لا مقالات بعد. يضيف {0} ملفات، ويضيف {1} نص الحافظة، أو أفلتها هنا.</translation>
    </message>
</context>
<context>
    <name>RegisterCommands</name>
    <message>
        <source>Merged into {0}; {1} mentions moved. Ctrl+Z undoes it.</source>
        <translation>دُمج في {0}؛ نُقلت {1} من الأذكار. &#x2066;Ctrl+Z&#x2069; للتراجع.</translation>
    </message>
    <message>
        <source>Ids that differed, kept and dropped: {0}</source>
        <translation>معرفات اختلفت، ما بقي وما ترك: {0}</translation>
    </message>
    <message>
        <source>{0} is an entity of its own now.</source>
        <translation>صار {0} كيانا مستقلا.</translation>
    </message>
    <message>
        <source>Removed; the mentions stay, unlinked. Ctrl+Z undoes it.</source>
        <translation>حُذف؛ تبقى الأذكار بلا ربط. &#x2066;Ctrl+Z&#x2069; للتراجع.</translation>
    </message>
    <message>
        <source>New entity</source>
        <translation>كيان جديد</translation>
    </message>
</context>
<context>
    <name>RelationCard</name>
    <message>
        <source>Change the type</source>
        <translation>تغيير النوع</translation>
    </message>
    <message>
        <source>Type: {0}</source>
        <translation>النوع: {0}</translation>
    </message>
    <message>
        <source>The label set does not allow this type between these labels</source>
        <translation>مجموعة الوسوم لا تسمح بهذا النوع بين هذين الوسمين</translation>
    </message>
    <message>
        <source>Remove the relation</source>
        <translation>حذف العلاقة</translation>
    </message>
</context>
<context>
    <name>RelationCommands</name>
    <message>
        <source>Go to the other mention first, with W or by a click. Esc ends it.</source>
        <translation>انتقل أولا إلى الذكر الآخر، بالمفتاح &#x2066;W&#x2069; أو بنقرة. &#x2066;Esc&#x2069; للإلغاء.</translation>
    </message>
    <message>
        <source>Type of the relation</source>
        <translation>نوع العلاقة</translation>
    </message>
    <message>
        <source>No type is meant for these labels; choose one all the same</source>
        <translation>لا نوع معد لهذين الوسمين؛ اختر نوعا مع ذلك</translation>
    </message>
    <message>
        <source>The label set has no relation types. Add some in the label set editor.</source>
        <translation>لا أنواع علاقات في مجموعة الوسوم. أضفها في محرر الوسوم.</translation>
    </message>
    <message>
        <source>Swap the ends</source>
        <translation>عكس الطرفين</translation>
    </message>
    <message>
        <source>Remove the relation</source>
        <translation>حذف العلاقة</translation>
    </message>
    <message>
        <source>Not set</source>
        <translation>غير معينة</translation>
    </message>
    <message>
        <source>{0}: write…</source>
        <translation>{0}: كتابة…</translation>
    </message>
    <message>
        <source>These two are related so already.</source>
        <translation>هذان مرتبطان بهذه العلاقة من قبل.</translation>
    </message>
</context>
<context>
    <name>RelationForm</name>
    <message>
        <source>Short name</source>
        <translation>الاسم المختصر</translation>
    </message>
    <message>
        <source>English name</source>
        <translation>الاسم الإنجليزي</translation>
    </message>
    <message>
        <source>Arabic name</source>
        <translation>الاسم العربي</translation>
    </message>
    <message>
        <source>A role in an event</source>
        <translation>دور في حدث</translation>
    </message>
    <message>
        <source>From</source>
        <translation>من</translation>
    </message>
    <message>
        <source>To</source>
        <translation>إلى</translation>
    </message>
    <message>
        <source>Without a tick any label may stand there.</source>
        <translation>إن لم يُعلَّم شيء جاز أي وسم.</translation>
    </message>
    <message>
        <source>Attributes</source>
        <translation>الصفات</translation>
    </message>
</context>
<context>
    <name>RelationsPage</name>
    <message>
        <source>No relations in this article. Press R on a mention, go to the other one, press Enter.</source>
        <translation>لا علاقات في هذه المقالة. اضغط &#x2066;R&#x2069; على ذكر، ثم انتقل إلى الذكر الآخر واضغط &#x2066;Enter&#x2069;.</translation>
    </message>
</context>
<context>
    <name>RelationsSection</name>
    <message>
        <source>Relations</source>
        <translation>العلاقات</translation>
    </message>
</context>
<context>
    <name>RemovalQuestion</name>
    <message>
        <source>Another one for them</source>
        <translation>بديل لها</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>إزالة</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message numerus="yes">
        <source>%n mention(s)</source>
        <translation>
            <numerusform>لا أذكار</numerusform>
            <numerusform>ذكر واحد</numerusform>
            <numerusform>ذكران</numerusform>
            <numerusform>%n أذكار</numerusform>
            <numerusform>%n ذكرا</numerusform>
            <numerusform>%n ذكر</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n article(s)</source>
        <translation>
            <numerusform>لا مقالات</numerusform>
            <numerusform>مقالة واحدة</numerusform>
            <numerusform>مقالتان</numerusform>
            <numerusform>%n مقالات</numerusform>
            <numerusform>%n مقالة</numerusform>
            <numerusform>%n مقالة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entity(s)</source>
        <translation>
            <numerusform>لا كيانات</numerusform>
            <numerusform>كيان واحد</numerusform>
            <numerusform>كيانان</numerusform>
            <numerusform>%n كيانات</numerusform>
            <numerusform>%n كيانا</numerusform>
            <numerusform>%n كيان</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n suggestion(s)</source>
        <translation>
            <numerusform>لا اقتراحات</numerusform>
            <numerusform>اقتراح واحد</numerusform>
            <numerusform>اقتراحان</numerusform>
            <numerusform>%n اقتراحات</numerusform>
            <numerusform>%n اقتراحا</numerusform>
            <numerusform>%n اقتراح</numerusform>
        </translation>
    </message>
    <message>
        <source>Remove {0}?</source>
        <translation>إزالة {0}؟</translation>
    </message>
    <message>
        <source>It is given to: {0}.</source>
        <translation>أُعطي لـ: {0}.</translation>
    </message>
    <message>
        <source>, </source>
        <translation>، </translation>
    </message>
    <message>
        <source>They keep it, and it is offered no more</source>
        <translation>تحتفظ به، ولا يُعرض بعد الآن</translation>
    </message>
    <message>
        <source>They get another label:</source>
        <translation>تأخذ وسما آخر:</translation>
    </message>
    <message>
        <source>They are deleted too</source>
        <translation>تُحذف معه</translation>
    </message>
    <message numerus="yes">
        <source>%n relation(s) are of this type.</source>
        <translation>
            <numerusform>لا علاقات من هذا النوع.</numerusform>
            <numerusform>علاقة واحدة من هذا النوع.</numerusform>
            <numerusform>علاقتان من هذا النوع.</numerusform>
            <numerusform>%n علاقات من هذا النوع.</numerusform>
            <numerusform>%n علاقة من هذا النوع.</numerusform>
            <numerusform>%n علاقة من هذا النوع.</numerusform>
        </translation>
    </message>
    <message>
        <source>They get another type:</source>
        <translation>تأخذ نوعا آخر:</translation>
    </message>
    <message>
        <source>Remove the attribute {0}?</source>
        <translation>إزالة الصفة {0}؟</translation>
    </message>
    <message numerus="yes">
        <source>%n value(s) of it are set.</source>
        <translation>
            <numerusform>لا قيم معينة لها.</numerusform>
            <numerusform>قيمة واحدة معينة لها.</numerusform>
            <numerusform>قيمتان معينتان لها.</numerusform>
            <numerusform>%n قيم معينة لها.</numerusform>
            <numerusform>%n قيمة معينة لها.</numerusform>
            <numerusform>%n قيمة معينة لها.</numerusform>
        </translation>
    </message>
    <message>
        <source>The values stay, and are listed as violations</source>
        <translation>تبقى القيم، وتُدرج مع المخالفات</translation>
    </message>
    <message>
        <source>The values are deleted too</source>
        <translation>تُحذف القيم معها</translation>
    </message>
</context>
<context>
    <name>ReportModel</name>
    <message>
        <source>Change</source>
        <translation>التغيير</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>نص</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>السبب</translation>
    </message>
    <message>
        <source>Article</source>
        <translation>المقالة</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>الموضع</translation>
    </message>
</context>
<context>
    <name>ReportWords</name>
    <message numerus="yes">
        <source>%n article(s)</source>
        <translation>
            <numerusform>لا مقالات</numerusform>
            <numerusform>مقالة واحدة</numerusform>
            <numerusform>مقالتان</numerusform>
            <numerusform>%n مقالات</numerusform>
            <numerusform>%n مقالة</numerusform>
            <numerusform>%n مقالة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mention(s) exactly as they are</source>
        <translation>
            <numerusform>لا أذكار كما هي</numerusform>
            <numerusform>ذكر واحد كما هو</numerusform>
            <numerusform>ذكران كما هما</numerusform>
            <numerusform>%n أذكار كما هي</numerusform>
            <numerusform>%n ذكرا كما هو</numerusform>
            <numerusform>%n ذكر كما هو</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RestoreCommands</name>
    <message>
        <source>Looking for backups</source>
        <translation>البحث عن النسخ الاحتياطية</translation>
    </message>
    <message>
        <source>Restore a backup</source>
        <translation>استعادة نسخة احتياطية</translation>
    </message>
    <message>
        <source>Projects (*{0})</source>
        <translation>مشاريع (*{0})</translation>
    </message>
    <message>
        <source>Restoring</source>
        <translation>الاستعادة</translation>
    </message>
    <message>
        <source>The project was restored as {0}.</source>
        <translation>استعيد المشروع باسم {0}.</translation>
    </message>
</context>
<context>
    <name>RestoreDialog</name>
    <message>
        <source>Restore a lost project</source>
        <translation>استعادة مشروع مفقود</translation>
    </message>
    <message>
        <source>Restore a backup</source>
        <translation>استعادة نسخة احتياطية</translation>
    </message>
    <message>
        <source>It is restored as a new file beside the others. Nothing that is there is overwritten.</source>
        <translation>يستعاد ملفا جديدا بجانب غيره، ولا يستبدل شيء موجود.</translation>
    </message>
    <message>
        <source>Nothing was found in the folder of the backups and second copies.</source>
        <translation>لا شيء في مجلد النسخ الاحتياطية والنسخ الثانية.</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>المشروع</translation>
    </message>
    <message>
        <source>Last action</source>
        <translation>آخر عملية</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>العمليات</translation>
    </message>
    <message>
        <source>Articles</source>
        <translation>المقالات</translation>
    </message>
    <message>
        <source>From</source>
        <translation>المصدر</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>استعادة</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Another file…</source>
        <translation>ملف آخر…</translation>
    </message>
    <message>
        <source>Name not known</source>
        <translation>الاسم غير معروف</translation>
    </message>
    <message>
        <source>{0} (not there any more)</source>
        <translation>{0} (لم يعد موجودا)</translation>
    </message>
    <message>
        <source>second copy of every action</source>
        <translation>النسخة الثانية من كل عملية</translation>
    </message>
    <message>
        <source>backup</source>
        <translation>نسخة احتياطية</translation>
    </message>
</context>
<context>
    <name>RowErrorTexts</name>
    <message>
        <source>The rest came in.</source>
        <translation>أُدخل الباقي.</translation>
    </message>
    <message>
        <source>Its text came in.</source>
        <translation>أُدخل نصه.</translation>
    </message>
    <message>
        <source>Nothing was added.</source>
        <translation>لم يضف شيء.</translation>
    </message>
    <message>
        <source>They were read so.</source>
        <translation>قُرئت كذلك.</translation>
    </message>
    <message>
        <source>Put the text beside the file, as .txt.</source>
        <translation>ضع النص بجانب الملف بصيغة txt.</translation>
    </message>
    <message>
        <source>Put it beside the file as TypeSystem.xml.</source>
        <translation>ضعه بجانب الملف باسم TypeSystem.xml.</translation>
    </message>
    <message>
        <source>Put both into the same folder.</source>
        <translation>ضعهما في مجلد واحد.</translation>
    </message>
    <message>
        <source>Export it as WebAnno TSV 3.</source>
        <translation>صدّره بصيغة WebAnno TSV 3.</translation>
    </message>
    <message>
        <source>Ten columns were expected.</source>
        <translation>المتوقع عشرة أعمدة.</translation>
    </message>
    <message>
        <source>A mention is refused: it says {0}, but at its offsets stands {1}.</source>
        <translation>رُفض ذكر: نصه {0}، وفي موضعه من النص {1}.</translation>
    </message>
    <message>
        <source>A mention is refused: its offset {0} lies outside the text, whose length is {1}.</source>
        <translation>رُفض ذكر: موضعه {0} خارج النص الذي طوله {1}.</translation>
    </message>
    <message>
        <source>A mention is refused: its offset is {0} and no number.</source>
        <translation>رُفض ذكر: موضعه {0} وليس عددا.</translation>
    </message>
    <message>
        <source>A mention is refused: it ends where it begins, or before ({0} to {1}).</source>
        <translation>رُفض ذكر: ينتهي حيث يبدأ أو قبله ({0} إلى {1}).</translation>
    </message>
    <message>
        <source>A mention is refused: its offset {0} lies inside a character.</source>
        <translation>رُفض ذكر: موضعه {0} في وسط حرف.</translation>
    </message>
    <message>
        <source>A mention is refused: it marks no letter.</source>
        <translation>رُفض ذكر: لا حرف فيه.</translation>
    </message>
    <message>
        <source>A mention is refused: what it points to is not there.</source>
        <translation>رُفض ذكر: ما يشير إليه غير موجود.</translation>
    </message>
    <message>
        <source>A mention is refused: its code {0} is not there.</source>
        <translation>رُفض ذكر: رمزه {0} غير موجود.</translation>
    </message>
    <message>
        <source>A mention is refused: {0}.</source>
        <translation>رُفض ذكر: {0}.</translation>
    </message>
    <message>
        <source>There are two mentions of the name {0}.</source>
        <translation>ذكران بالاسم نفسه {0}.</translation>
    </message>
    <message>
        <source>A relation is refused: of its ends {0} and {1} one did not come in.</source>
        <translation>رُفضت علاقة: أحد طرفيها {0} و{1} لم يدخل.</translation>
    </message>
    <message>
        <source>A relation is refused: both of its ends are the same mention.</source>
        <translation>رُفضت علاقة: طرفاها ذكر واحد.</translation>
    </message>
    <message>
        <source>A relation is refused: its ends are of two annotators.</source>
        <translation>رُفضت علاقة: طرفاها لواسمين مختلفين.</translation>
    </message>
    <message>
        <source>{0}: {1} stands without its beginning, and was taken as one.</source>
        <translation>{0}: جاء {1} بلا بداية فعُدّ بداية.</translation>
    </message>
    <message>
        <source>{0}: the tag {1} is not known. It was left out.</source>
        <translation>{0}: الوسم {1} غير معروف فتُرك.</translation>
    </message>
    <message>
        <source>{0} has no tag. It was taken as a word without a label.</source>
        <translation>{0} بلا وسم، فعُدّت كلمة بلا وسم.</translation>
    </message>
    <message>
        <source>The mention {0} has no end. It was left out.</source>
        <translation>الذكر {0} بلا نهاية فتُرك.</translation>
    </message>
    <message>
        <source>The row is no word: {0}.</source>
        <translation>السطر ليس كلمة: {0}.</translation>
    </message>
    <message>
        <source>The word {0} does not stand at {1} of the text.</source>
        <translation>الكلمة {0} ليست في الموضع {1} من النص.</translation>
    </message>
    <message>
        <source>The word {0} is not in the text where it should be.</source>
        <translation>الكلمة {0} ليست في موضعها من النص.</translation>
    </message>
    <message>
        <source>There are no words in it.</source>
        <translation>لا كلمات فيه.</translation>
    </message>
    <message>
        <source>There is no text in it.</source>
        <translation>لا نص فيه.</translation>
    </message>
    <message>
        <source>There is no text in it. It lies elsewhere: {0}.</source>
        <translation>لا نص فيه، ونصه في مكان آخر: {0}.</translation>
    </message>
    <message>
        <source>The text of {0} is not in the file.</source>
        <translation>نص {0} ليس في الملف.</translation>
    </message>
    <message>
        <source>It marks no part of a text but the whole.</source>
        <translation>يشير إلى النص كله لا إلى جزء منه.</translation>
    </message>
    <message>
        <source>It marks no part of a text ({0}).</source>
        <translation>لا يشير إلى جزء من نص ({0}).</translation>
    </message>
    <message>
        <source>Its text {0} is not in the project.</source>
        <translation>نصه {0} ليس في المشروع.</translation>
    </message>
    <message>
        <source>A text is refused: it is empty.</source>
        <translation>رُفض نص لأنه فارغ.</translation>
    </message>
    <message>
        <source>The row has no text. Its column would be named {0}.</source>
        <translation>الصف بلا نص، واسم عموده المتوقع {0}.</translation>
    </message>
    <message>
        <source>The row has no text.</source>
        <translation>الصف بلا نص.</translation>
    </message>
    <message>
        <source>The task has no text, but {0}.</source>
        <translation>المهمة بلا نص، وفيها {0}.</translation>
    </message>
    <message>
        <source>Its .txt is not there.</source>
        <translation>ملف txt الذي يتبعه غير موجود.</translation>
    </message>
    <message>
        <source>The row is {0} and no object.</source>
        <translation>الصف {0} وليس كائنا.</translation>
    </message>
    <message>
        <source>{1} ({0}) marks no text.</source>
        <translation>{1} ({0}) لا يشير إلى نص.</translation>
    </message>
    <message>
        <source>There is no type system beside it, and an XMI needs its own.</source>
        <translation>لا نظام أنواع بجانبه، ولا بد لملف XMI من نظامه.</translation>
    </message>
    <message>
        <source>There are several type systems beside it ({0}), and an XMI needs its own.</source>
        <translation>بجانبه أكثر من نظام أنواع ({0})، ولا بد لملف XMI من نظامه.</translation>
    </message>
    <message>
        <source>This is WebAnno TSV 2, which is not read.</source>
        <translation>هذا ملف WebAnno TSV 2 وهو غير مقروء هنا.</translation>
    </message>
</context>
<context>
    <name>SchemaParts</name>
    <message>
        <source>Labels</source>
        <translation>الوسوم</translation>
    </message>
    <message>
        <source>Relation types</source>
        <translation>أنواع العلاقات</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>الأسماء</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>الألوان</translation>
    </message>
    <message>
        <source>Digits</source>
        <translation>الأرقام</translation>
    </message>
    <message>
        <source>Kinds</source>
        <translation>الأنواع</translation>
    </message>
    <message>
        <source>Hierarchy</source>
        <translation>التسلسل</translation>
    </message>
    <message>
        <source>Guidelines</source>
        <translation>الأدلة</translation>
    </message>
    <message>
        <source>Attributes</source>
        <translation>الصفات</translation>
    </message>
    <message>
        <source>No longer offered</source>
        <translation>لم تعد معروضة</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>الأحداث</translation>
    </message>
    <message>
        <source>One of a group</source>
        <translation>واحد من مجموعة</translation>
    </message>
    <message>
        <source>Constraints</source>
        <translation>القيود</translation>
    </message>
    <message>
        <source>Labels at the ends</source>
        <translation>الوسوم في الطرفين</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>الأدوار</translation>
    </message>
</context>
<context>
    <name>ScopeForm</name>
    <message>
        <source>Articles</source>
        <translation>المقالات</translation>
    </message>
    <message>
        <source>Whose</source>
        <translation>لمن</translation>
    </message>
    <message>
        <source>With</source>
        <translation>مع</translation>
    </message>
    <message>
        <source>All articles</source>
        <translation>جميع المقالات</translation>
    </message>
    <message>
        <source>Those the list shows now</source>
        <translation>ما تعرضه القائمة الآن</translation>
    </message>
    <message>
        <source>Those selected in the list</source>
        <translation>المحددة في القائمة</translation>
    </message>
    <message>
        <source>This article</source>
        <translation>هذه المقالة</translation>
    </message>
    <message>
        <source>Filter the article list first</source>
        <translation>صفِّ قائمة المقالات أولا</translation>
    </message>
    <message>
        <source>Select several articles in the list with Shift or Ctrl first</source>
        <translation>حدد عدة مقالات في القائمة بمفتاح Shift أو Ctrl أولا</translation>
    </message>
    <message>
        <source>All annotators</source>
        <translation>كل الواسمين</translation>
    </message>
    <message>
        <source>Only mine ({0})</source>
        <translation>عملي وحده ({0})</translation>
    </message>
    <message>
        <source>Only gold, as it was adjudicated</source>
        <translation>المرجع المعتمد وحده</translation>
    </message>
    <message>
        <source>Those chosen here</source>
        <translation>المختارون هنا</translation>
    </message>
    <message>
        <source>Annotators</source>
        <translation>الواسمون</translation>
    </message>
    <message>
        <source>Relations</source>
        <translation>العلاقات</translation>
    </message>
    <message>
        <source>Entities</source>
        <translation>الكيانات</translation>
    </message>
    <message>
        <source>Attributes</source>
        <translation>الصفات</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>الملاحظات</translation>
    </message>
    <message>
        <source>Suggestions</source>
        <translation>الاقتراحات</translation>
    </message>
    <message>
        <source>This format cannot carry them</source>
        <translation>لا تحملها هذه الصيغة</translation>
    </message>
</context>
<context>
    <name>SpanCard</name>
    <message>
        <source>Click a word, or walk to it with the arrow keys, to see it closely.</source>
        <translation>انقر كلمة، أو انتقل إليها بالأسهم، لتراها عن قرب.</translation>
    </message>
    <message>
        <source>Code points {0}</source>
        <translation>نقاط الترميز {0}</translation>
    </message>
    <message>
        <source>Highlight</source>
        <translation>تظليل</translation>
    </message>
    <message>
        <source>No label yet</source>
        <translation>بلا وسم بعد</translation>
    </message>
    <message>
        <source>Suggestion</source>
        <translation>اقتراح</translation>
    </message>
</context>
<context>
    <name>Speaking</name>
    <message>
        <source>Article</source>
        <translation>المقالة</translation>
    </message>
    <message>
        <source>{0}, {1}</source>
        <translation>{0}، {1}</translation>
    </message>
    <message>
        <source>{0}, suggested</source>
        <translation>{0}، مقترَح</translation>
    </message>
    <message>
        <source>, </source>
        <translation>، </translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>{0}  (not there any more)</source>
        <translation>{0}  (لم يعد موجودا)</translation>
    </message>
    <message>
        <source>Read. Label. Export.</source>
        <translation>اقرأ. وسّم. صدّر.</translation>
    </message>
    <message>
        <source>Add your articles, or try the sample first: two short stories, already begun.</source>
        <translation>أضف مقالاتك، أو جرب العينة أولا: خبران قصيران بُدئ وسمهما.</translation>
    </message>
    <message>
        <source>Open the sample</source>
        <translation>فتح العينة</translation>
    </message>
    <message>
        <source>Two short stories to try every key on</source>
        <translation>خبران قصيران لتجربة كل المفاتيح</translation>
    </message>
    <message>
        <source>Add files or a folder</source>
        <translation>إضافة ملفات أو مجلد</translation>
    </message>
    <message>
        <source>Texts, Word, PDF, web pages, annotated files. Or drop them here.</source>
        <translation>نصوص وWord وPDF وصفحات ويب وملفات موسومة، أو أفلتها هنا.</translation>
    </message>
    <message>
        <source>Paste a text</source>
        <translation>لصق نص</translation>
    </message>
    <message>
        <source>From the clipboard, as one article</source>
        <translation>من الحافظة، كمقالة واحدة</translation>
    </message>
    <message>
        <source>Open a project</source>
        <translation>فتح مشروع</translation>
    </message>
    <message>
        <source>One file holds everything</source>
        <translation>ملف واحد يضم كل شيء</translation>
    </message>
    <message>
        <source>Opened last</source>
        <translation>فتح مؤخرا</translation>
    </message>
    <message>
        <source>First steps: the keys that are enough…</source>
        <translation>الخطوات الأولى: مفاتيح تكفيك…</translation>
    </message>
    <message>
        <source>Restore a lost project…</source>
        <translation>استعادة مشروع مفقود…</translation>
    </message>
</context>
<context>
    <name>StatusStrip</name>
    <message>
        <source>Working…</source>
        <translation>جار العمل…</translation>
    </message>
    <message>
        <source>{0}: read only</source>
        <translation>{0}: للقراءة فقط</translation>
    </message>
    <message>
        <source>RTL</source>
        <translation>يمين</translation>
    </message>
    <message>
        <source>LTR</source>
        <translation>يسار</translation>
    </message>
    <message>
        <source>The text runs from right to left</source>
        <translation>يجري النص من اليمين إلى اليسار</translation>
    </message>
    <message>
        <source>The text runs from left to right</source>
        <translation>يجري النص من اليسار إلى اليمين</translation>
    </message>
    <message>
        <source>Paragraph {0} of {1}</source>
        <translation>الفقرة {0} من {1}</translation>
    </message>
    <message>
        <source>word {0} of {1}</source>
        <translation>الكلمة {0} من {1}</translation>
    </message>
    <message numerus="yes">
        <source>%n mention(s)</source>
        <translation>
            <numerusform>لا أذكار</numerusform>
            <numerusform>ذكر واحد</numerusform>
            <numerusform>ذكران</numerusform>
            <numerusform>%n أذكار</numerusform>
            <numerusform>%n ذكرا</numerusform>
            <numerusform>%n ذكر</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n suggestion(s) left</source>
        <translation>
            <numerusform>لا اقتراحات باقية</numerusform>
            <numerusform>بقي اقتراح واحد</numerusform>
            <numerusform>بقي اقتراحان</numerusform>
            <numerusform>بقيت %n اقتراحات</numerusform>
            <numerusform>بقي %n اقتراحًا</numerusform>
            <numerusform>بقي %n اقتراح</numerusform>
        </translation>
    </message>
    <message>
        <source>Not saved: {0}</source>
        <translation>لم يُحفظ: {0}</translation>
    </message>
    <message>
        <source>Being written to</source>
        <translation>يكتب فيه الآن</translation>
    </message>
    <message>
        <source>Read only</source>
        <translation>للقراءة فقط</translation>
    </message>
    <message>
        <source>Saved {0}</source>
        <translation>محفوظ {0}</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>حجم النص</translation>
    </message>
    <message>
        <source>Every action is saved when it is done</source>
        <translation>تحفظ كل عملية حين تتم</translation>
    </message>
    <message>
        <source>Running task</source>
        <translation>المهمة الجارية</translation>
    </message>
    <message>
        <source>Choose whose mentions are shown</source>
        <translation>اختيار من تعرض أذكاره</translation>
    </message>
</context>
<context>
    <name>StoragePage</name>
    <message>
        <source>Make a backup now</source>
        <translation>نسخة احتياطية الآن</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>فتح المجلد</translation>
    </message>
    <message>
        <source>Restore a backup…</source>
        <translation>استعادة نسخة احتياطية…</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>اختيار مجلد…</translation>
    </message>
    <message>
        <source>No second copy</source>
        <translation>بلا نسخة ثانية</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>المشروع</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>النسخ الاحتياطية</translation>
    </message>
    <message>
        <source>Second copy</source>
        <translation>نسخة ثانية</translation>
    </message>
    <message>
        <source>A backup is made every half hour in which something changed, a second copy after each of them.</source>
        <translation>تُحفظ نسخة احتياطية كل نصف ساعة إذا تغيّر شيء، وتليها نسخة ثانية في كل مرة.</translation>
    </message>
    <message>
        <source>No project is open.</source>
        <translation>لا مشروع مفتوحا.</translation>
    </message>
    <message>
        <source>None</source>
        <translation>لا شيء</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>لا نسخ بعد</translation>
    </message>
    <message numerus="yes">
        <source>%n backup(s)</source>
        <translation>
            <numerusform>لا نسخ</numerusform>
            <numerusform>نسخة واحدة</numerusform>
            <numerusform>نسختان</numerusform>
            <numerusform>%n نسخ</numerusform>
            <numerusform>%n نسخة</numerusform>
            <numerusform>%n نسخة</numerusform>
        </translation>
    </message>
    <message>
        <source>{0}, the newest of {1}</source>
        <translation>{0}، أحدثها في {1}</translation>
    </message>
    <message>
        <source>The backup was made and checked.</source>
        <translation>حُفظت النسخة الاحتياطية وفُحصت.</translation>
    </message>
    <message>
        <source>Folder for second copies</source>
        <translation>مجلد النسخ الثانية</translation>
    </message>
</context>
<context>
    <name>SuggestionsPage</name>
    <message>
        <source>Suggest each label at once on the other occurrences</source>
        <translation>اقتراح كل وسم فورا على المواضع الأخرى</translation>
    </message>
    <message>
        <source>Accept together from</source>
        <translation>قبول الفقرة معا ابتداء من</translation>
    </message>
    <message>
        <source>Rejected suggestions</source>
        <translation>الاقتراحات المرفوضة</translation>
    </message>
    <message>
        <source>What is less sure is not accepted with its paragraph, only one by one.</source>
        <translation>ما كان دون ذلك لا يُقبل مع فقرته، بل واحدا واحدا.</translation>
    </message>
</context>
<context>
    <name>TaskPopover</name>
    <message>
        <source>Stopping…</source>
        <translation>جار الإيقاف…</translation>
    </message>
    <message>
        <source>{0} of {1} done.</source>
        <translation>أنجز {0} من {1}.</translation>
    </message>
    <message>
        <source>You can keep reading.</source>
        <translation>يمكنك متابعة القراءة.</translation>
    </message>
    <message>
        <source>About {0} s left.</source>
        <translation>بقي نحو {0} ثانية.</translation>
    </message>
    <message>
        <source>About {0} min left.</source>
        <translation>بقي نحو {0} دقيقة.</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) were not read. The last:</source>
        <translation>
            <numerusform>قرئت كل الملفات.</numerusform>
            <numerusform>لم يقرأ ملف واحد:</numerusform>
            <numerusform>لم يقرأ ملفان. الأخير:</numerusform>
            <numerusform>لم تقرأ %n ملفات. الأخيرة:</numerusform>
            <numerusform>لم يقرأ %n ملفا. الأخيرة:</numerusform>
            <numerusform>لم يقرأ %n ملف. الأخيرة:</numerusform>
        </translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>إيقاف</translation>
    </message>
    <message>
        <source>Running task</source>
        <translation>المهمة الجارية</translation>
    </message>
</context>
<context>
    <name>ViolationsPage</name>
    <message>
        <source>Violations</source>
        <translation>المخالفات</translation>
    </message>
    <message>
        <source>What</source>
        <translation>المخالفة</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>الكلمات</translation>
    </message>
    <message>
        <source>Article</source>
        <translation>المقالة</translation>
    </message>
    <message>
        <source>Open the checks</source>
        <translation>فتح الفحوص</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>جار البحث…</translation>
    </message>
    <message>
        <source>Every annotation of yours keeps to the label set.</source>
        <translation>كل ما وسمته موافق لمجموعة الوسوم.</translation>
    </message>
    <message>
        <source>These are the first; when they are mended, look again.</source>
        <translation>هذه أولها؛ أعد البحث بعد إصلاحها.</translation>
    </message>
    <message>
        <source>Nothing is refused or dropped because of this. Enter goes to the place.</source>
        <translation>لا يُرفض شيء ولا يُحذف بسبب هذا. ينقلك &#x2066;Enter&#x2069; إلى الموضع.</translation>
    </message>
    <message>
        <source>May not lie in {0}</source>
        <translation>لا يجوز أن يقع داخل {0}</translation>
    </message>
    <message>
        <source>May not overlap with {0}</source>
        <translation>لا يجوز أن يتداخل مع {0}</translation>
    </message>
    <message>
        <source>Needs the attribute {0}</source>
        <translation>يحتاج إلى الصفة {0}</translation>
    </message>
    <message>
        <source>The attribute {0} is not in the label set</source>
        <translation>الصفة {0} ليست في مجموعة الوسوم</translation>
    </message>
    <message>
        <source>The value of {0} is none of its choices</source>
        <translation>قيمة {0} ليست من خياراتها</translation>
    </message>
    <message>
        <source>The relation {0} may not join these labels</source>
        <translation>العلاقة {0} لا تربط هذين الوسمين</translation>
    </message>
    <message>
        <source>{0} is no longer offered</source>
        <translation>لم يعد {0} معروضا</translation>
    </message>
    <message>
        <source>The article has another label of this group: {0}</source>
        <translation>للمقالة وسم آخر من هذه المجموعة: {0}</translation>
    </message>
</context>
<context>
    <name>WatchedFolder</name>
    <message>
        <source>Watch a folder</source>
        <translation>مراقبة مجلد</translation>
    </message>
    <message>
        <source>{0} is no longer watched.</source>
        <translation>لم يعد {0} مراقبًا.</translation>
    </message>
    <message>
        <source>{0} is watched. New files in it will be offered here.</source>
        <translation>المجلد {0} مراقب. ستُعرض هنا الملفات الجديدة فيه.</translation>
    </message>
    <message>
        <source>Stop watching</source>
        <translation>إيقاف المراقبة</translation>
    </message>
    <message numerus="yes">
        <source>%n new file(s) in {0}.</source>
        <translation>
            <numerusform>لا ملفات جديدة في {0}.</numerusform>
            <numerusform>ملف جديد واحد في {0}.</numerusform>
            <numerusform>ملفان جديدان في {0}.</numerusform>
            <numerusform>%n ملفات جديدة في {0}.</numerusform>
            <numerusform>%n ملفًا جديدًا في {0}.</numerusform>
            <numerusform>%n ملف جديد في {0}.</numerusform>
        </translation>
    </message>
    <message>
        <source>Look and add…</source>
        <translation>معاينة وإضافة…</translation>
    </message>
    <message>
        <source>Not these</source>
        <translation>ليس هذه</translation>
    </message>
</context>
<context>
    <name>WhySection</name>
    <message>
        <source>Why suggested</source>
        <translation>سبب الاقتراح</translation>
    </message>
</context>
</TS>
