/// Characters of names in both scripts: the common surnames, and what is frequent in given names. No dictionary, and never
/// applied to what is stored.
enum HanVariants {
    /// With every character as mainland cards print it, as far as the table knows.
    static func simplified(_ text: String) -> String {
        String(text.unicodeScalars.map { simplifiedForms[$0] ?? $0 })
    }

    /// The text itself first, then with each character in each of its forms.
    static func spellings(of text: String, atMost limit: Int) -> [String] {
        var spellings: [[Unicode.Scalar]] = [[]]
        for scalar in text.unicodeScalars {
            let forms = [scalar] + forms(of: scalar).filter { $0 != scalar }
            // Past the limit a character is left as it is.
            let chosen = spellings.count * forms.count <= limit ? forms : [scalar]
            spellings = chosen.flatMap { form in spellings.map { $0 + [form] } }
        }
        return spellings.map { String($0) }
    }

    private static func forms(of scalar: Unicode.Scalar) -> [Unicode.Scalar] {
        let simplified = simplifiedForms[scalar] ?? scalar
        return [simplified] + traditionalForms[simplified, default: []]
    }

    private static let simplifiedForms = Dictionary(pairs.map { ($0.traditional, $0.simplified) }) { first, _ in first }
    private static let traditionalForms = Dictionary(grouping: pairs, by: \.simplified)
        .mapValues { $0.map(\.traditional) }

    /// Traditional, then simplified.
    private static let pairs: [(traditional: Unicode.Scalar, simplified: Unicode.Scalar)] = {
        let scalars = table.unicodeScalars.map { $0 }.filter(\.isHan)
        return stride(from: 0, to: scalars.count - 1, by: 2).map { (scalars[$0], scalars[$0 + 1]) }
    }()

    private static let table = """
        張张 劉刘 陳陈 楊杨 黃黄 趙赵 吳吴 孫孙 馬马 羅罗 鄭郑 謝谢 許许 韓韩 馮冯 鄧邓 葉叶 蘇苏 盧卢 蔣蒋 賈贾 呂吕 閻阎 閆闫 餘余 譚谭 鄒邹 陸陆 龍龙 萬万 錢钱 湯汤 賀贺 賴赖 龔龚
        顧顾 鍾钟 鐘钟 範范 連连 魯鲁 韋韦 畢毕 聶聂 齊齐 嚴严 莊庄 溫温 喬乔 紀纪 倫伦 穀谷 駱骆 賓宾 歐欧 陽阳 區区 單单 諸诸 東东 關关 鄔邬 鄺邝 麥麦 塗涂 項项 華华 車车 寧宁 饒饶
        勞劳 樂乐 婁娄 竇窦 時时 閔闵 繆缪 應应 遊游 強强 榮荣 衛卫 蕭萧 肅肃 鞏巩 藍蓝 蔔卜 慶庆 側侧 儲储 祿禄 黨党 閩闽 沖冲 嶽岳 鬱郁 瀋沈 薑姜 雲云 於于 後后 鳳凤 談谈 芻刍 紅红
        從从 譙谯 蘭兰 勝胜 鳴鸣 懷怀 習习 僅仅 偉伟 麗丽 軍军 傑杰 濤涛 國国 豔艳 艷艳 飛飞 剛刚 輝辉 鵬鹏 雙双 曉晓 靜静 穎颖 瑩莹 夢梦 瓊琼 嬌娇 嬋婵 貞贞 玨珏 瑋玮 瓏珑 璽玺 煒炜
        燁烨 鋒锋 銘铭 鋼钢 銳锐 鈞钧 錦锦 鎮镇 鐵铁 銀银 鑄铸 錚铮 鉉铉 鈺钰 錫锡 鎧铠 鏡镜 鴻鸿 鶴鹤 龐庞 寶宝 實实 憲宪 賢贤 貴贵 賜赐 贊赞 賦赋 達达 遠远 運运 邁迈 進进 還还 邊边
        遙遥 選选 適适 愛爱 憶忆 恆恒 悅悦 戀恋 學学 寬宽 將将 專专 導导 岡冈 島岛 嵐岚 嶺岭 師师 幹干 廣广 廳厅 開开 彌弥 彥彦 徵征 義义 聖圣 聞闻 聰聪 聲声 興兴 舉举 藝艺 蘊蕴 蓮莲
        蔭荫 業业 極极 標标 樹树 橋桥 機机 權权 檸柠 欽钦 歡欢 歲岁 歷历 潔洁 澤泽 濱滨 灣湾 淵渊 漢汉 瀾澜 瀟潇 瀅滢 涇泾 滿满 澗涧 煥焕 燦灿 爾尔 獻献 璣玑 畫画 發发 監监 碩硕 確确
        禮礼 禎祯 種种 積积 穩稳 競竞 筆笔 節节 簡简 紹绍 綱纲 維维 綺绮 緒绪 緯纬 綠绿 織织 績绩 繼继 纓缨 經经 絢绚 結结 絲丝 練练 續续 羣群 翹翘 訓训 誠诚 詩诗 詠咏 詳详 語语 諾诺
        謙谦 謀谋 識识 議议 譽誉 讚赞 調调 論论 貝贝 資资 賽赛 軒轩 輪轮 輔辅 轉转 辭辞 農农 鄉乡 鄰邻 釗钊 長长 門门 閣阁 闊阔 陰阴 隊队 隨随 隱隐 雋隽 電电 霧雾 靈灵 韻韵 響响 順顺
        頌颂 頡颉 願愿 風风 颯飒 館馆 馳驰 駿骏 騰腾 驍骁 驕骄 驊骅 魚鱼 鯤鲲 鳥鸟 鵑鹃 鶯莺 鷹鹰 點点 齡龄 龜龟 爲为 為为 無无 產产 啟启 啓启 喚唤 園园 圓圆 團团 堅坚 場场 壽寿 奮奋
        婭娅 億亿 儀仪 優优 偵侦 傳传 倉仓 侖仑 俠侠 備备 劍剑 勁劲 勛勋 勳勋 勵励 協协 參参 員员 問问 嘯啸 堯尧 塵尘
        """
}
