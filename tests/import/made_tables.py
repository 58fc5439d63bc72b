"""Tables of one cell a line, made at random with known answers: heads and their order, what a row leaves out, strokes,
empty lines, repeated heads, numbers that begin anywhere. `differences(program)` tells where a reading is another one."""
import json
import random
import subprocess
import tempfile
from pathlib import Path

TABLES = 200
SEED = 2
TITLE = "云川县2024年民生实事任务分解表"
WORKS = [("学校改造项目", "改造学校%d所"), ("城区道路建设", "新建道路%d公里"), ("农田建设工程", "建设高标准农田%d亩"),
         ("养老服务提升", "新建养老驿站%d个"), ("公交更新", "更新新能源公交车%d辆"), ("老旧小区改造", "改造老旧小区%d个，惠及居民"),
         ("饮水安全工程", "改造供水管网%d公里"), ("文化惠民", "举办演出%d场"), ("就业培训", "培训技能人才%d人次"),
         ("停车便民", "新增停车位%d个"), ("绿化美化", "新建口袋公园%d座"), ("医疗能力提升", "更新医疗设备%d台")]
BODIES = ["县教育局", "县住建局", "县农业农村局", "县民政局", "县交通运输局", "县水利局", "县文化和旅游局", "县城管局", "县财政局",
          "县卫生健康局", "县投资集团", "县融媒体中心", "县供销社", "县公安局交警大队"]
FIELDS = ["教育", "交通", "农业", "民生保障", "生态环境"]
HEADS = {
    "number": ["序号", "编号"], "field": ["类别", "领域", "项目类别"], "name": ["项目名称", "实事项目", "事项", "任务名称"],
    "content": ["建设内容", "2024年建设内容", "目标任务", "具体举措", "年度目标"], "lead": ["牵头单位", "牵头部门", "主办单位"],
    "responsible": ["责任单位", "责任主体", "承办单位"], "participating": ["配合单位", "协办单位", "参与单位"],
    "place": ["建设地点", "实施地点", "涉及镇街", "覆盖范围"], "time": ["完成时限", "完成时间", "时间节点"],
    "money": ["总投资（万元）", "计划投资", "年度投资金额(万元)"], "progress": ["当前进度", "1-10月推进情况", "目前完成情况"],
    "leader": ["分管县领导", "责任领导", "包抓领导"], "strange": ["资金性质", "项目属性", "实施方式"], "remark": ["备注", "说明"]}
OTHERS = {
    "place": ["河东镇", "河西街道", "全县", "各镇（街道）", "河东镇、城关镇", "高新区", "河东镇李家村", "相关镇街"],
    "time": ["2024年9月底前", "2024年12月", "6月底", "全年", "2024.8"], "money": ["8", "12", "640", "3200", "65.7"],
    "progress": ["60%", "85%（进度滞后）", "已完成", "正在施工", "已完成招标，正在进场施工"],
    "leader": ["张建国", "李明", "张建国 李明", "王小红、赵卫东"], "strange": ["甲类", "财政资金", "国有", "市本级", "A"],
    "remark": ["", "", "市级项目", "续建", "提前完成"]}
OWNERS = ("lead", "responsible", "participating")


def columns_of(dice):
    columns = ["number"] + (["field"] if dice.random() < .3 else []) + (["name"] if dice.random() < .7 else []) + ["content"]
    for kind in ("place", "time", "money", "progress", "leader", "strange"):
        if dice.random() < .3:
            columns.insert(dice.randint(2, len(columns)), kind)
    owners = dice.choice([["responsible"], ["lead", "participating"], ["lead", "responsible"], ["lead"]])
    at = dice.choice([len(columns), dice.randint(2, len(columns))])
    columns[at:at] = owners
    return columns + (["remark"] if dice.random() < .3 else [])


def rows_of(dice, columns):
    rows, number, field = [], dice.choice([1, 1, 1, 7, 35, 80]), dice.choice(FIELDS)
    for name, words in dice.sample(WORKS, dice.randint(2, 9)):
        amount = dice.randint(2, 900)
        fresh = not rows or dice.random() < .5
        field = dice.choice(FIELDS) if fresh else field
        row = {kind: dice.choice(OTHERS[kind]) for kind in columns if kind in OTHERS}
        row |= {"number": str(number), "amount": amount, "field": field, "name": name,
                "content": words % amount + dice.choice(["。", ""]), "told": field if fresh else ""}
        row["lead"] = dice.choice(BODIES)
        row["responsible"] = "、".join(dice.sample(BODIES, dice.randint(1, 3)))
        row["participating"] = dice.choice(["", "、".join(dice.sample(BODIES, 2))])
        rows.append(row)
        number += 1 if dice.random() < .93 else dice.randint(2, 4)
    return rows


def document_of(dice, columns, rows):
    form = dice.choice(["lines", "lines", "blank", "strokes"])
    heads = [dice.choice(HEADS[kind]) for kind in columns]
    again = dice.randint(1, len(rows) - 1) if dice.random() < .2 else 0
    out = [TITLE]

    def put(cells):
        out.extend(cell + " |" if cell else "|" for cell in cells) if form == "strokes" else out.extend(filter(None, cells))

    put(heads)
    for i, row in enumerate(rows):
        if again and i == again:
            out.append("— 1 —")
            put(heads)
        put([row["told" if kind == "field" else kind] for kind in columns])
    out += dice.choice([[], [], ["打印", "关闭"], ["联系电话：0000-1234567"]])
    return ("\n\n" if form == "blank" else "\n").join(out) + "\n"


def expected(columns, row):
    owners = {}
    for role in OWNERS:
        for body in row[role].split("、") if role in columns and row[role] else []:
            owners.setdefault(body, role)
    return {"number": row["number"], "owners": sorted(owners.items()), "amounts": [row["amount"]],
            "field": row["field"] if "field" in columns else None}


def found(task):
    return {"number": task["number"], "owners": sorted((one["body"], one["role"]) for one in task.get("responsible", [])),
            "amounts": [target["value"] for target in task.get("targets", [])], "field": task.get("domain")}


def differences(program):
    dice = random.Random(SEED)
    faults = []
    with tempfile.TemporaryDirectory() as folder:
        source, plans = Path(folder, "in"), Path(folder, "out")
        source.mkdir()
        wanted = {}
        for i in range(TABLES):
            columns = columns_of(dice)
            rows = rows_of(dice, columns)
            (source / f"{i}.txt").write_text(document_of(dice, columns, rows))
            wanted[i] = [expected(columns, row) for row in rows]
        subprocess.run([program, "import", str(source), "-o", str(plans), "-q"], capture_output=True, cwd=folder)
        for i, rows in wanted.items():
            path = plans / f"{i}.json"
            plan = json.loads(path.read_text()) if path.exists() else {}
            tasks = [found(task) for task in plan.get("tasks", [])]
            if plan.get("targets"):
                faults.append(f"table {i}: aims of its rows stand as aims of the plan")
            if tasks != rows:
                words = (source / f"{i}.txt").read_text().split()
                odd = next((pair for pair in zip(tasks, rows) if pair[0] != pair[1]), (len(tasks), len(rows)))
                faults.append(f"table {i}: {odd[0]} is not {odd[1]}: {' '.join(words)[:400]}")
    return faults
