"""Dense prose of notices and bulletins: numbers that stand near each other without being of each other give no alarm; changed ones still do."""

import pytest

from tests.relations.judging import examine


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "答卷中，学生80份、家长120份；表示认可的学生72人、家长111人，认可率分别为90.00%和92.50%，综合认可率91.50%。",
            id="rates of groups in turn",
        ),
        pytest.param("抽取门诊患者700人、住院患者300人，接通860人，接通率86.0%。", id="a rate of two groups together"),
        pytest.param(
            "有效问卷中，教师90份、村民110份；满意的教师85人、村民99人。未作答的11人都是村民，占村民的10.00%。", id="people and sheets"
        ),
        pytest.param("出生人口1.20万人，出生率为6.10‰；死亡人口1.50万人，死亡率为7.63‰。", id="rates per mille"),
        pytest.param("存款余额900.0亿元，贷款余额600.0亿元，不良贷款率1.35%。", id="a rate of the bad ones"),
        pytest.param("签约20.0万人，其中普通人群14.0万人、重点人群6.0万人，全人群签约率50.0%。", id="a rate of all behind a part"),
        pytest.param("抽查的50个项目中，有8个项目未按期开工；另有3个项目改变了用途。", id="findings are no classes"),
        pytest.param(
            "规范管理5000人，其中达标3100人，达标率62.00%；另一病种规范管理1800人，达标990人，达标率55.00%。",
            id="another topic behind a semicolon",
        ),
        pytest.param("诊疗90.00万人次，其中基层52.00万人次，占57.78%；二季度诊疗47.00万人次。", id="another cut behind a semicolon"),
        pytest.param("核查学校30所，其中小学18所、初中12所，占全区学校的40.0%。全区现有学校75所。", id="a share of a whole list"),
        pytest.param(
            "满意1500份，认可率95.00%，其中家长满意500份，占家长问卷520份的96.15%，教师满意300份，占教师问卷310份的96.77%。",
            id="bases are no parts",
        ),
        pytest.param("今年建成45部，比去年同期多建15部，增长50.0%。", id="more built"),
        pytest.param("新增供水能力1.5万吨，由3.0万吨提高到4.5万吨。", id="from and to are no parts"),
        pytest.param("现有对象6000人，其中城市1500人，农村4500人；比年初净减少250人，降幅4.00%。", id="the whole changes"),
        pytest.param(
            "供养对象3000人，集中供养1000人，供养率33.33%，其中失能540人，集中供养400人，失能供养率74.07%。", id="a part of a part"
        ),
        pytest.param("一级200人，二级300人，三级500人，重度（一、二级）人员占50.00%。", id="a share that names its subject"),
        pytest.param("新增就业2200人，完成全年目标任务0.2万人的110.00%，同比多增120人，增长5.77%。", id="a target is not last year"),
        pytest.param(
            "年度目标90亿元，实现收入80亿元，完成年度目标90亿元的88.9%；利润5.20亿元，同比减少0.30亿元，下降5.5%。",
            id="a target before the semicolon",
        ),
        pytest.param("比上年末的500家净增60家（新认定85家、到期25家），增长12.0%。", id="parts of a change"),
        pytest.param(
            "收入总计1300.00万元，其中：本年收入1200.00万元，使用非财政拨款结余40.00万元，年初结转和结余60.00万元。本年支出1270.00万元，年末结转30.00万元。",
            id="a surplus drawn on",
        ),
        pytest.param("接待费6.00万元，完成预算10.00万元的60.00%，比上年减少1.50万元，下降20.00%。", id="a budget is not last year"),
        pytest.param(
            "采购900.00万元，其中小微企业400.00万元。货物、工程、服务采购授予金额分别占各自支出的91.0%、97.0%和89.0%。",
            id="shares of what is not printed",
        ),
        pytest.param("实际筛查8000人，其中宫颈筛查8000人，可疑300人，确诊20人。", id="all of them and what was found"),
        pytest.param("逾期0.05亿元，逾期率2.00%；比去年多发放0.60亿元，增长25.0%。", id="more granted"),
        pytest.param("化解积案60件，其中市级包案25件、县级包案35件，市级领导包案化解24件，占市级包案数的96.00%。", id="a base of a level"),
        pytest.param("事项300项，较上年末净增20项，其中新增35项、取消15项。", id="a net change"),
        pytest.param("毕业生1000人，落实去向900人，落实率90.00%；其中本科落实率91.30%，专科落实率88.10%。", id="rates of classes"),
        pytest.param("收回问卷200份，满意190份，满意度95.00%；另一组问卷收回600份，现状满意度84.0%。", id="a rate of another group"),
        pytest.param("签约项目40个，其中亿元以上项目6个；签约项目注册率82.5%。", id="a rate of what is not printed"),
        pytest.param("机构1000家，其中机关600家、学校400家，能耗占比分别为35.0%和65.0%。", id="shares of another measure"),
        pytest.param("批准逮捕300人；不捕200人，不捕率40.00%。", id="a rate of both together"),
        pytest.param(
            "电话调查800人，有效样本700人，满意率92.86%（非常满意400人、比较满意250人），一般40人，不满意10人。", id="answers in brackets"
        ),
        pytest.param(
            "业务支出2.00亿元，其中利息1.80亿元，手续费0.20亿元；增值收益2.50亿元，增值收益率1.60%。", id="a return on what is not printed"
        ),
        pytest.param("增殖放流2.30亿尾，投入80万元，放流任务完成率115.00%（任务2.00亿尾）。", id="what was due behind the rate"),
        pytest.param("应发200艘，实发190艘，10艘因违规暂缓发放，发放率（按艘数）95.00%。", id="what was withheld"),
        pytest.param(
            "受理申请110件（上年结转10件、本年新收100件），同比增长25.00%（按新收计算）；其中个人申请80件，占新收的80.00%，单位申请20件。",
            id="what was carried over",
        ),
        pytest.param(
            "接待读者48.62万人次，其中总馆29.35万人次，分馆19.27万人次；到馆人次较2022年的41.08万人次增长18.35%。",
            id="the whole of a list is compared",
        ),
        pytest.param(
            "救助儿童198人，其中视力14人、听力36人、肢体55人、智力50人、其他43人，救助人数较上年的176人增加22人。",
            id="parts are not compared",
        ),
        pytest.param("年初在册隐患186处，当年通过治理销号31处，汛期新增8处，年末在册163处。", id="what came is no change of what went"),
        pytest.param("供水1,286.4万吨，超过目标值86.4万吨，比2020年（1,151.9万吨）增长11.68%。", id="an excess is no level"),
        pytest.param("访问量112.40万次，超过目标值（100万次）12.40万次，比上年（96.80万次）增长16.12%。", id="an excess behind a bracket"),
        pytest.param("签约率79.2%，高于目标值（75%），比2021年（74.8%）提高4.4个百分点。", id="a target is no level"),
        pytest.param("骑行量1,302.5万次，日均3.57万次，超过目标值（3.20万次），比2018年（3.42万次）增长4.39%。", id="a mean is compared"),
        pytest.param("接待来访9,840人次，热线接听12,460人次，咨询量较上年的20,150人次增长10.67%。", id="both together are compared"),
        pytest.param("年末备件4,290件；授权量比2022年减少186件，下降8.00%。", id="a change of another thing"),
        pytest.param("项目总投资计划3,560万元；综合收入68.20亿元，同比增长62.00%（上年42.10亿元）。", id="a plan of another thing"),
        pytest.param("演出支出56.72万元，而维护支出22.82万元，占比13.93%。", id="kinds of one thing"),
        pytest.param("线上培训支出42.30万元，线下培训支出268.90万元，占培训支出的86.41%。", id="a base of both kinds"),
        pytest.param("在保家庭中有184户未年审，占比3.78%；欠租家庭312户，占在保家庭的6.40%。", id="some of the base are not the base"),
        pytest.param(
            "完成大修126.80公里，完成率98.68%；完成预防性养护85.60公里，完成率100%；完成安防64.20公里，完成率107.00%。",
            id="items with rates",
        ),
        pytest.param("15分钟内到场1,731起，15分钟到场率91.49%。", id="a time is no amount"),
        pytest.param("受理1,246件，办结1,238件，办结率99.36%，72小时办结率91.8%。", id="what was done in a time"),
        pytest.param("老年人健康管理43,518人；高血压患者管理32,764人；居民健康档案建档率93.2%。", id="a rate of another segment"),
        pytest.param("教师、保育员持证人数分别为1,962人和684人，教师学历达标率98.6%。", id="numbers in turn are not of each other"),
        pytest.param("健康管理42,516人，高血压、糖尿病患者规范管理人数分别为31,245人和11,386人。", id="numbers in turn with their measure"),
        pytest.param("预拨资金962.13万元；岗位补贴、社保补贴支出分别为614.40万元和286.72万元。", id="numbers in turn of another segment"),
        pytest.param("在岗医生312人；1,642人次参加培训，其中1,087人就业。", id="a part of a number in another unit"),
        pytest.param(
            "接待42.86万人次，其中免费28.64万人次，低收费14.22万人次；接待人次完成目标值（40万人次）的107.15%。",
            id="the whole is completed",
        ),
        pytest.param("就业培训982人，其中种植类410人、养殖类572人，培训人次完成目标（960人次）的102.29%。", id="people and times"),
        pytest.param("决算38.60万元，完成预算45.00万元的85.78%，比2021年减少4.20万元，下降9.81%。", id="a budget is not the year before"),
        pytest.param("大修平均每公里46.20万元，低于概算每公里48.00万元1.80万元。", id="a difference of prices"),
        pytest.param("年初在册1,664户，年末在册1,842户；改造户数较2021年的2.40万户增长19.17%。", id="a base is no inflow"),
        pytest.param("聘用护路员426名；应配消防员412名，实有386名，配备率93.69%。", id="the pair beside the rate"),
    ],
)
def test_neighbours_that_are_not_of_each_other_give_no_alarm(text: str) -> None:
    assert [j.row.formula for j in examine(text).failed] == []


@pytest.mark.parametrize(
    ("text", "old", "new"),
    [
        pytest.param("今年建成45部，比去年同期多建15部，增长50.0%。", "50.0%", "60.0%", id="more built"),
        pytest.param("今年建成45部，比去年同期的30部多建15部，增长50.0%。", "50.0%", "60.0%", id="more built than so many"),
        pytest.param(
            "现有对象6000人，其中城市1500人，农村4500人；比年初净减少250人，降幅4.00%。", "4.00%", "6.00%", id="the whole changes"
        ),
        pytest.param("发放问卷500份、回收480份，回收率96.00%。", "96.00%", "86.00%", id="a rate behind an enumeration"),
        pytest.param("来件800件，其中咨询500件，占62.50%；投诉300件，占37.50%。", "投诉300件", "投诉380件", id="a list with semicolons"),
        pytest.param(
            "接待读者48.62万人次，其中总馆29.35万人次，分馆19.27万人次，比2022年的41.08万人次增长18.35%。",
            "18.35%",
            "28.35%",
            id="the whole of a list is compared",
        ),
        pytest.param(
            "救助儿童198人，其中视力14人、听力36人、肢体55人、智力50人、其他43人，救助人数较上年的176人增加22人。",
            "增加22人",
            "增加32人",
            id="a list is compared by name",
        ),
        pytest.param("供水1,286.4万吨，超过目标值86.4万吨，比2020年（1,151.9万吨）增长11.68%。", "11.68%", "13.68%", id="behind an excess"),
        pytest.param("签约率79.2%，高于目标值（75%），比2021年（74.8%）提高4.4个百分点。", "4.4个", "5.4个", id="behind a target"),
        pytest.param(
            "骑行量1,302.5万次，日均3.57万次，超过目标值（3.20万次），比2018年（3.42万次）增长4.39%。", "4.39%", "6.39%", id="a mean"
        ),
        pytest.param("总支出163.82万元，维护支出22.82万元，占比13.93%。", "13.93%", "15.93%", id="a part of all"),
        pytest.param(
            "接待42.86万人次，其中免费28.64万人次，低收费14.22万人次；接待人次完成目标值（40万人次）的107.15%。",
            "107.15%",
            "117.15%",
            id="a target completed",
        ),
        pytest.param("培训300人，男性、女性分别为140人、160人。", "160人", "150人", id="kinds in turn"),
        pytest.param("受理412件，60日内办结410件，60日办结率99.51%。", "99.51%", "97.51%", id="done in a time"),
    ],
)
def test_a_wrong_number_beside_them_is_still_found(text: str, old: str, new: str) -> None:
    assert not examine(text).failed
    assert examine(text.replace(old, new)).failed
