// The kinds that plans distinguish, without the records that hold them.
#pragma once

#include <cstdint>

namespace planpress::model {

/// 牵头, 按职责分工, 分别负责, 责任单位, 参与或配合, 属地.
enum class Role : std::uint8_t { lead, joint, separate, responsible, participating, territorial };

/// 组长, 副组长, 成员.
enum class MemberRole : std::uint8_t { chair, vice_chair, member };

/// How a value is meant: 达到, 以上, 超过, 以内, 低于, 约.
enum class Comparison : std::uint8_t { equal, at_least, more_than, at_most, less_than, about };
/// What sort of quantity a target states, from which its comparability follows.
enum class TargetKind : std::uint8_t { count, share, growth, ratio, money, area, length, capacity, multiple };
/// Whether the value is due each year or added up to the end; neither when the document does not say.
enum class TargetPeriod : std::uint8_t { annual, cumulative };
/// How firmly it is promised: plainly, 力争, 鼓励.
enum class Modality : std::uint8_t { firm, strive, encourage };

}  // namespace planpress::model
