/**
 * In how many of 147 written texts a pair of sounds stands, where it is more than a few; what is not here is rare.
 * Made by `npx tsx scripts/likeness/frequent.ts`, so that what a pair says does not hang on what a district happens to hold.
 */
const COUNTS = 'ba-si:3 ban-fa:4 bu-dong:4 bu-gan:4 bu-hui:3 cai-liao:3 cang-de:5 cu-lai:3 cu-men:3 cu-qu:3 da-le:3 da-tin:3 dao-ban:3 de-di:3 de-lao:3 de-qian:4 de-sui:3 de-zen:3 di-fang:3 dian-ban:3 dian-hua:3 duo-qian:4 fang-zi:4 ge-ban:3 ge-yue:7 guan-wo:4 hu-ren:3 hui-lai:3 ji-ge:3 ji-hui:4 kan-dao:3 lai-liang:3 le-liang:3 le-qi:3 le-si:4 le-sui:3 liang-bai:3 lu-de:3 pao-le:3 san-ge:3 san-le:3 sen-de:4 si-hou:4 si-le:5 si-si:3 sou-ji:3 wai-tou:3 wan-le:3 wu-li:4 wu-si:3 xia-yu:5 xiang-wen:5 xiao-de:3 xie-ya:3 yan-jin:3 yao-dai:3 yi-cen:4 yi-lian:3 yi-tiao:3 yu-tian:3 zao-le:3 zen-sang:3 zi-dou:3 zi-yao:3 zou-bu:3 zuang-le:3'

export const FREQUENT: ReadonlyMap<string, number> = new Map(COUNTS.split(' ').map((entry) => [entry.split(':')[0]!, Number(entry.split(':')[1])]))
