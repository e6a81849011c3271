/** A few regions for the region picker; WeChat brings the full list. */
export const REGIONS: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  北京市: { 北京市: ['东城区', '西城区', '朝阳区', '海淀区'] },
  上海市: { 上海市: ['黄浦区', '徐汇区', '浦东新区'] },
  山东省: { 济南市: ['历下区', '市中区', '历城区'], 青岛市: ['市南区', '市北区', '崂山区'] },
  四川省: { 成都市: ['锦江区', '青羊区', '武侯区'], 绵阳市: ['涪城区', '游仙区'] },
}
