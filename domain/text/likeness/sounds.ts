/**
 * How common characters sound, without tones and as the south-west says them: zh, ch, sh as z, c, s,
 * final ng after i and e as n, initial n as l. Voice input and hasty fingers replace a character by one
 * that sounds like it, so texts are compared by sound. A character with several readings has its commonest.
 */
const SYLLABLES = `
a 啊阿 ai 爱矮碍哎挨埃艾唉癌 an 安按案暗岸鞍俺 ang 昂肮 ao 熬奥袄拗
ba 八把吧爸巴坝拔霸罢疤 bai 百白摆败拜柏 ban 半办板班搬般版伴斑扮拌瓣 bang 帮绑棒榜傍 bao 包报保抱宝饱暴爆薄胞堡雹 bei 被背北杯倍贝备悲辈碑 ben 本奔笨崩蹦 bi 比必笔毕闭逼壁避鼻币弊碧 bian 边变便遍编扁辩鞭贬 biao 表标彪膘 bie 别憋鳖 bin 病冰兵并宾丙饼柄滨彬濒鬓 bo 波播伯博拨剥玻勃菠 bu 不步部布补捕簿卜
ca 擦查茶插叉差察岔茬 cai 才材菜采财彩猜裁踩拆柴豺 can 参残惨灿餐蚕产铲缠馋阐掺搀 cang 仓藏苍舱长常场厂肠唱尝偿倡昌畅敞 cao 草操曹槽糙超朝潮吵炒抄巢 ce 测侧册策厕车扯彻撤 cen 层曾岑蹭成城程称承乘诚惩撑陈沉晨趁尘臣衬呈橙逞 ci 次词此刺辞慈瓷磁雌吃迟持池尺齿赤翅斥耻痴驰匙 cong 从聪葱丛匆冲虫充宠崇重 cou 凑抽愁丑臭仇绸酬筹稠 cu 粗醋促簇出处初除楚触厨储础橱锄畜 cuai 揣踹 cuan 窜篡船传穿串喘川 cuang 床窗创闯疮 cui 脆催吹垂锤崔翠粹炊 cun 村存寸春唇纯蠢醇 cuo 错措搓挫戳绰
da 大打达答搭瘩 dai 带代待袋戴贷呆逮歹怠 dan 单但担胆蛋淡弹旦诞丹耽 dang 当党档挡荡 dao 到道倒刀导岛盗稻捣蹈 de 的得德 den 等灯登邓瞪凳蹬澄 di 地第低底弟敌滴抵递帝堤迪笛 dian 点电店典垫殿颠淀甸滇惦 diao 掉吊钓调雕叼 die 跌爹叠碟蝶 din 定订顶丁盯钉叮鼎 diu 丢 dong 动东冬懂洞冻栋 dou 都斗抖豆逗陡兜 du 读独度毒堵肚赌渡督杜妒 duan 段短断端锻缎 dui 对队堆兑 dun 顿吨蹲盾敦墩 duo 多朵夺躲舵堕剁垛
e 饿额恶俄鹅蛾 en 恩嗯 er 二儿而耳尔
fa 发法罚乏伐阀 fan 反饭犯翻烦返凡番范泛繁帆 fang 方放房防访仿纺芳妨坊 fei 非飞费肥废肺匪沸菲 fen 分份粉坟奋粪愤芬纷风封丰峰疯逢凤缝讽蜂锋冯 fo 佛 fou 否 fu 福服复父妇夫富付府附副浮扶符负腐幅辅伏肤抚赴覆傅
ga 嘎 gai 该改盖概钙 gan 干敢感赶甘杆肝竿柑秆 gang 刚钢岗港缸纲杠 gao 高告搞稿糕膏 ge 个各哥歌格割隔革阁搁鸽葛 gei 给 gen 根跟更耕梗耿 gong 工公共功攻供宫弓巩拱贡 gou 够狗购构沟钩勾苟 gu 古故顾骨鼓固谷股姑孤雇估 gua 挂瓜刮寡 guai 怪乖拐 guan 关官管观惯馆灌贯罐冠 guang 光广逛 gui 贵归鬼规柜轨跪桂 gun 滚棍 guo 国过果锅裹郭
ha 哈 hai 还海害孩亥骸 han 汉喊含寒汗旱函韩憾焊 hang 行航杭 hao 好号毫豪耗浩壕 he 和河合喝何核贺盒荷鹤 hei 黑嘿 hen 很恨狠横恒衡痕 hong 红洪轰宏虹哄鸿烘 hou 后候厚猴喉吼 hu 户护湖胡忽互呼虎壶糊狐乎 hua 话花化画划华滑哗 huai 坏怀淮 huan 换欢环缓患还幻唤 huang 黄慌荒皇晃谎煌 hui 会回灰汇惠挥悔毁辉慧恢绘 hun 混婚浑昏魂荤 huo 活火或货获祸伙惑
ji 机级几记己给及急计寄集济基鸡极季技积激吉击既继纪剂疾迹际挤即 jia 家加价假架甲驾嫁佳夹稼 jian 见间件建简检减健坚监尖渐剑艰践剪肩捡兼煎鉴键贱 jiang 讲将江降奖浆疆姜匠僵酱 jiao 叫教交脚角较缴胶焦骄搅绞郊浇 jie 接街节结姐解借界届介阶洁皆截劫揭杰戒 jin 今进近金斤紧尽劲仅禁津巾筋锦京经精静景净镜竟境井警敬惊睛竞茎荆 jiong 窘 jiu 就九久旧救酒究纠舅揪 ju 局句具居举聚据距巨剧菊拒惧锯俱 juan 卷捐娟倦 jue 决觉绝掘爵 jun 军均君菌俊
ka 卡咖 kai 开凯慨 kan 看砍坎刊堪 kang 康抗扛慷 kao 靠考烤 ke 可课客科刻克渴棵颗咳壳 ken 肯坑恳垦 kong 空孔控恐 kou 口扣寇囗 ku 苦哭库裤枯酷 kua 跨夸垮挎 kuai 快块筷会 kuan 宽款 kuang 况矿框狂旷 kui 亏愧葵 kun 困昆捆 kuo 扩阔括
la 拉啦辣腊蜡那拿哪纳娜 lai 来赖莱奶乃耐 lan 蓝兰烂拦懒栏览篮难南男 lang 浪狼郎朗廊囊 lao 老劳捞牢姥闹脑恼挠 le 了乐勒 lei 类累泪雷垒内 len 冷愣棱能嫩 li 里理力离立利李历例礼丽厉励粒梨犁隶璃哩你泥尼拟逆腻 lia 俩 lian 连脸联练恋怜莲炼链廉年念粘 liang 两亮量凉粮良梁辆谅娘 liao 料了聊辽疗僚鸟尿 lie 列裂烈劣猎捏 lin 林临淋邻零领令另龄铃灵岭玲凌您宁拧凝 liu 六流留刘柳溜硫牛扭纽 long 龙隆笼聋拢农浓弄脓 lou 楼漏搂露陋 lu 路陆录鲁炉芦鹿卤奴努怒 luan 乱卵暖 lun 论轮伦 luo 落罗锣络骆箩螺裸挪诺懦 lv 绿律旅率虑驴女 lve 略掠
ma 妈马吗骂麻嘛码蚂 mai 买卖麦迈埋脉 man 满慢漫蛮瞒馒 mang 忙盲茫芒 mao 毛猫冒帽貌矛茂贸 me 么 mei 没每美妹煤霉眉梅媒 men 门们闷梦猛蒙盟孟 mi 米密迷秘蜜眯 mian 面免棉眠绵 miao 秒苗妙庙描 mie 灭蔑 min 民敏名明命鸣铭 mo 么摸磨末莫墨默模膜抹魔 mou 某谋 mu 木目母亩墓牧幕慕姆
ou 偶欧呕藕 pa 怕爬趴帕 pai 排派拍牌徘 pan 盘判盼攀 pang 旁胖庞 pao 跑炮抛泡袍 pei 配赔培陪佩 pen 盆喷碰朋棚蓬彭捧 pi 皮批匹脾疲屁啤劈辟譬 pian 片偏骗篇便 piao 票漂飘瓢 pie 撇瞥 pin 品贫拼频平瓶评凭苹屏坪聘 po 破坡迫泼婆 pu 铺普扑谱朴葡仆蒲
qi 起其期七气汽器奇齐旗骑启弃企妻欺漆棋戚 qia 恰掐洽 qian 前钱千欠浅签牵铅潜迁谦 qiang 强墙枪抢腔 qiao 桥敲悄巧瞧侨翘 qie 切且茄窃 qin 亲秦琴勤侵禽青清请情轻晴庆倾顷 qiong 穷琼 qiu 求球秋丘 qu 去取区曲趣渠屈娶驱 quan 全权圈劝泉拳犬 que 却缺确雀 qun 群裙
ran 然燃染 rang 让嚷 rao 绕扰饶 re 热惹 ren 人认任忍仁仍扔刃 ri 日 rong 容荣融绒溶 rou 肉柔揉 ru 如入乳辱儒 ruan 软 rui 瑞锐 run 润闰 ruo 若弱
sa 洒撒杀沙纱傻啥刹 sai 赛塞晒筛 san 三散伞山闪善扇衫陕杉 sang 桑丧上商伤尚赏晌 sao 扫嫂骚少烧稍绍哨 se 色涩设社射舍蛇涉摄 sen 森僧生声省升胜剩圣绳牲身深神甚伸审婶慎渗申 si 四死思私司丝寺似是时十事使式市世史实石失师诗视室试示识施食势适士始湿氏屎匙 song 送松宋颂耸 sou 搜艘手收受首守瘦兽售寿授 su 素速诉苏俗宿塑酥书树数输属术叔熟鼠署舒束述竖蔬殊 sua 刷耍 suai 摔帅甩衰 suan 算酸蒜拴 suang 双霜爽 sui 岁随虽碎税水睡谁遂穗 sun 孙损笋顺 suo 所锁缩索说硕
ta 他她它塔踏塌 tai 太台抬态胎泰 tan 谈摊探叹滩坦贪弹坛炭瘫 tang 躺糖堂唐汤烫趟塘 tao 套桃逃讨淘陶掏 te 特 ten 疼腾藤 ti 提题体替梯踢蹄惕 tian 天田填甜添 tiao 条跳挑 tie 铁贴帖 tin 听停庭厅挺艇 tong 同通痛统童桶铜筒 tou 头投偷透 tu 土图徒突途吐涂屠 tuan 团 tui 推腿退 tun 吞屯 tuo 脱拖托妥驼
wa 挖瓦娃哇袜蛙洼 wai 外歪 wan 完万晚玩弯碗湾丸顽 wang 王往忘望网旺汪 wei 为位味未喂卫围委维危威伟尾微胃慰违 wen 问文温稳闻纹瘟翁 wo 我窝卧握 wu 五无屋物务午误雾武舞污乌吴恶
xi 西洗系喜习息希吸细席戏稀惜悉袭析锡溪 xia 下吓夏瞎峡虾霞 xian 先现线县险显闲鲜限嫌献宪陷羡咸弦仙 xiang 想向象像项香乡响箱相详享橡 xiao 小笑校消效晓销削孝肖 xie 些写谢鞋协斜血歇泄泻械卸 xin 新心信辛欣薪行性形星姓兴型醒幸刑杏 xiong 兄胸凶雄熊 xiu 修休秀袖锈绣嗅 xu 需许须续虚徐序畜绪蓄 xuan 选宣悬旋 xue 学雪血穴 xun 寻训讯迅巡循
ya 呀压牙鸭芽哑雅押亚垭 yan 眼言烟严研验演盐咽炎岩颜沿燕厌宴掩焰淹 yang 样养羊阳洋扬痒仰央氧 yao 要药摇咬腰邀遥窑 ye 也夜业叶爷野页液 yi 一以已意义医易衣移亿宜艺议疑依益异役忆椅译姨 yin 因音引银印阴隐饮英应影硬营迎赢映蝇鹰婴 yo 哟 yong 用永勇拥涌佣 you 有又右由油游友优幼邮犹 yu 于雨鱼语余与遇预育玉欲域愈芋愚誉宇羽狱 yuan 远元原员院园愿源圆怨援缘冤 yue 月越约阅跃 yun 云运允晕孕匀
za 杂砸扎炸渣眨闸榨 zai 在再载灾栽宰宅债摘窄 zan 咱暂赞站占战展沾盏斩 zang 脏葬张长章掌涨账帐障丈仗 zao 早造遭糟燥灶找照招兆罩赵 ze 则责泽择这着者折遮哲 zei 贼 zen 怎增赠憎真正整政证镇争阵震征睁症挣针珍诊枕郑蒸 zi 自子字资紫仔滋知只之直治指纸制支志至质值止职址执织枝置植殖汁侄脂 zong 总宗综纵中种重众钟终肿忠 zou 走奏周州洲粥轴皱 zu 组足族租祖阻住主注助猪祝竹筑煮逐珠株柱驻 zua 抓 zuan 钻转专砖赚 zuang 装状壮撞庄桩 zui 最嘴罪醉追坠 zun 尊遵准 zuo 做坐作左座昨捉桌
`

const SOUNDS = new Map<string, string>()
for (const [, syllable, characters] of SYLLABLES.matchAll(/([a-z]+) ([^a-z\s]+)/g)) {
  for (const character of characters!) if (!SOUNDS.has(character)) SOUNDS.set(character, syllable!)
}

/** How a character sounds, `lu` for 路 and 陆; the character itself where the table does not know it. */
export const soundOf = (character: string): string => SOUNDS.get(character) ?? character
